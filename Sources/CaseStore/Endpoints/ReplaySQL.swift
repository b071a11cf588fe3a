/// The statements about what goes out again; a lane's notices are found in the order of their
/// events, which is that of their numbers.
enum ReplaySQL: String, CaseIterable {
  case one = """
    SELECT n.id, n.public_id, n.state, n.attempts, n.body IS NULL AS has_no_body
    FROM notice n CROSS JOIN lane l CROSS JOIN endpoint e
    WHERE n.public_id = :notice AND l.id = n.lane_id AND e.id = l.endpoint_id
      AND e.public_id = :endpoint
    """
  case since = """
    SELECT n.id, n.public_id, n.state, n.attempts, n.body IS NULL AS has_no_body
    FROM notice n
    WHERE n.lane_id = (SELECT l.id FROM lane l
        WHERE l.endpoint_id = (SELECT id FROM endpoint WHERE public_id = :endpoint))
      AND n.event_seq >= :event AND +n.id > :after
    ORDER BY n.event_seq, n.id LIMIT :limit
    """
  case lastEvent = "SELECT max(seq) FROM event"
  case instant = "SELECT at FROM event WHERE seq = :seq"
  case order = """
    INSERT INTO replay(notice_id, lane_id, next_at, attempts)
    SELECT n.id, n.lane_id, :at, 0 FROM notice n
    WHERE n.lane_id = :lane AND +n.id >= :first AND +n.id <= :last
      AND n.event_seq >= (SELECT event_seq FROM notice WHERE id = :first)
      AND n.event_seq <= (SELECT event_seq FROM notice WHERE id = :last)
      AND n.state NOT IN ('owed', 'sending') AND (n.body IS NOT NULL OR n.attempts = 0)
    ON CONFLICT(notice_id) DO UPDATE SET next_at = min(next_at, excluded.next_at), attempts = 0
    """
  case hasten = """
    UPDATE notice SET next_at = min(next_at, :at)
    WHERE lane_id = :lane AND +id >= :first AND +id <= :last
      AND event_seq >= (SELECT event_seq FROM notice WHERE id = :first)
      AND event_seq <= (SELECT event_seq FROM notice WHERE id = :last)
      AND state = 'owed' AND attempts > 0
    """
  case release = """
    UPDATE lane SET held_until = 0 WHERE id = :lane AND held_until < 9223372036854775807
    """
  case due = """
    SELECT n.*, r.attempts AS replay_attempts, r.next_at AS due_at, e.at AS event_at,
      e.version AS event_version, c.public_id AS case_public_id, c.number AS case_number,
      c.procedure AS case_procedure
    FROM replay r CROSS JOIN notice n CROSS JOIN event e
      LEFT JOIN case_file c ON c.id = n.case_id
    WHERE r.lane_id = :lane AND r.next_at <= :until AND n.id = r.notice_id
      AND e.seq = n.event_seq
    ORDER BY r.next_at, r.notice_id LIMIT :limit
    """
  case attempted = """
    UPDATE notice SET attempts = :attempts, head = CASE WHEN body IS NULL THEN :head ELSE head END,
      body = coalesce(body, :body)
    WHERE public_id = :id AND (body IS NOT NULL OR attempts = 0)
    """
  case again = """
    UPDATE replay SET next_at = :next, attempts = attempts + 1
    WHERE notice_id = (SELECT id FROM notice WHERE public_id = :id)
    """
  case over = """
    DELETE FROM replay WHERE notice_id = (SELECT id FROM notice WHERE public_id = :id)
    """
  case erased = "DELETE FROM replay WHERE notice_id = :notice"
}
