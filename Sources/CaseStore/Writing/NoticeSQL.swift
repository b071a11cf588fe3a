/// The statements about notices and their lanes.
enum NoticeSQL: String, CaseIterable {
  case lane = """
    SELECT id FROM lane
    WHERE kind = :kind AND organisation = :organisation AND endpoint_id IS NULL
    """
  case insertLane = """
    INSERT INTO lane(kind, organisation, next_at) VALUES(:kind, :organisation, :next)
    """
  case settleLane = """
    UPDATE lane SET next_at = max(held_until, min(
      coalesce((SELECT n.next_at FROM notice n
        WHERE n.lane_id = :lane AND n.state = 'owed' ORDER BY n.next_at, n.id LIMIT 1), :never),
      coalesce((SELECT r.next_at FROM replay r
        WHERE r.lane_id = :lane ORDER BY r.next_at, r.notice_id LIMIT 1), :never),
      coalesce((SELECT d.next_at FROM digest d
        WHERE d.lane_id = :lane AND d.state = 'owed' ORDER BY d.next_at, d.id LIMIT 1), :never)))
    WHERE id = :lane
    """
  case dueLanes = """
    SELECT * FROM lane WHERE next_at <= :until AND kind = 'archive'
    ORDER BY next_at, id LIMIT :limit
    """
  case earliestLane = """
    SELECT next_at FROM lane WHERE next_at < 9223372036854775807 AND kind = 'archive'
    ORDER BY next_at, id LIMIT 1
    """
  case insert = """
    INSERT INTO notice(public_id, event_seq, case_id, lane_id, state, next_at, attempts, facts,
      type)
    VALUES(:id, :event, :case, :lane, 'owed', :next, 0, :facts, :type)
    """
  case update = """
    UPDATE notice SET state = :state, next_at = :next, attempts = coalesce(:attempts, attempts),
      body = coalesce(:body, body), head = coalesce(:head, head),
      waived_by = :waivedBy, waived_reason = :reason, told_by = :toldBy, told_to = :toldTo,
      told_at = :toldAt,
      untold_at = CASE WHEN :state IN ('uncertain', 'handed-over')
        THEN coalesce(untold_at, :at) END,
      fault = CASE :state WHEN 'sending' THEN fault ELSE :fault END
    WHERE public_id = :id AND (:expected IS NULL OR state = :expected)
    """
  case laneWorks = """
    UPDATE lane SET failing_since = NULL, fault = NULL,
      held_until = CASE held_until WHEN 9223372036854775807 THEN held_until ELSE 0 END
    WHERE id = :lane
    """
  case laneFails = """
    UPDATE lane SET failing_since = coalesce(failing_since, :since),
      held_until = max(held_until, :until), fault = :fault
    WHERE id = :lane
    """
  case laneByNumber = "SELECT * FROM lane WHERE id = :lane"
  case failingLanes = """
    SELECT * FROM lane WHERE kind = :kind AND failing_since IS NOT NULL
    ORDER BY failing_since LIMIT :limit
    """
  /// With a lane of mail all the others, which go by the same server.
  case lanesOfMail = """
    SELECT id FROM lane
    WHERE kind = 'mail' AND endpoint_id IS NULL
      AND EXISTS(SELECT 1 FROM lane o WHERE o.id = :lane AND o.kind = 'mail')
    """
  case failingMail = """
    SELECT id FROM lane
    WHERE kind = 'mail' AND failing_since IS NOT NULL
      AND EXISTS(SELECT 1 FROM lane o WHERE o.id = :lane AND o.kind = 'mail')
    """
  case heldMail = """
    SELECT id FROM lane
    WHERE kind = 'mail' AND failing_since IS NOT NULL AND held_until > 0
      AND held_until < 9223372036854775807
    """
  case release = "UPDATE lane SET held_until = 0 WHERE id = :lane"
  case laneOf = "SELECT lane_id FROM notice WHERE public_id = :id"
  case ofCase =
    "SELECT * FROM notice WHERE case_id = :case AND id > :after ORDER BY id LIMIT :limit"
  /// Those about no case, in a state or in any.
  case ofOffice = """
    SELECT * FROM notice
    WHERE case_id IS NULL AND id > :after AND (:state IS NULL OR state = :state)
    ORDER BY id LIMIT :limit
    """
  case dueInLane = """
    SELECT * FROM notice WHERE lane_id = :lane AND state = 'owed' AND next_at <= :until
    ORDER BY next_at, id LIMIT :limit
    """
  case sending = """
    SELECT * FROM notice WHERE state IN ('sending', 'uncertain') AND state = :state AND id > :after
    ORDER BY id LIMIT :limit
    """
  case stateByPublicID = "SELECT state FROM notice WHERE public_id = :id"
  case byPublicID = "SELECT * FROM notice WHERE public_id = :id"
  case erase = "UPDATE notice SET facts = :facts, body = NULL, head = NULL WHERE id = :id"
}
