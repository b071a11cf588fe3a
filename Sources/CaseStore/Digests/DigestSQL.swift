/// The statements about digests: whom they concern, what they tell, and what became of them.
enum DigestSQL: String, CaseIterable {
  case nextOwing = """
    SELECT assignee FROM duty WHERE owed = 1 AND assignee > :after ORDER BY assignee LIMIT 1
    """
  case open = """
    SELECT case_id, clock, serial, started_at, changed_at, yellow_at, due_at, provisional, phase,
      first_missed_at, ended_at
    FROM duty WHERE assignee = :person AND owed = 1 ORDER BY due_at, id LIMIT :limit
    """
  case ended = """
    SELECT case_id, clock, serial, started_at, changed_at, yellow_at, due_at, provisional, phase,
      first_missed_at, ended_at
    FROM duty
    WHERE assignee = :person AND ended_at IS NOT NULL AND ended_at >= :start AND ended_at < :end
    ORDER BY ended_at, id LIMIT :limit
    """
  case lastEnd = """
    SELECT window_end FROM digest WHERE person = :person AND kind = :kind
    ORDER BY slot DESC LIMIT 1
    """
  case round = "SELECT * FROM digest_round WHERE kind = :kind"
  case setRound = """
    INSERT INTO digest_round(kind, slot, slot_at, started_at, since, through, is_over)
    VALUES(:kind, :slot, :slotAt, :startedAt, :since, :through, :isOver)
    ON CONFLICT(kind) DO UPDATE SET slot = excluded.slot, slot_at = excluded.slot_at,
      started_at = excluded.started_at, since = excluded.since, through = excluded.through,
      is_over = excluded.is_over
    """
  /// For a slot nobody is written to twice.
  case insert = """
    INSERT INTO digest(person, kind, slot, lane_id, window_start, window_end, owed_count,
      late_count, ended_count, cases, message_id, state, next_at, attempts, fault, body)
    VALUES(:person, :kind, :slot, :lane, :start, :end, :owed, :late, :ended, :cases, :messageID,
      :state, :next, 0, :fault, :body)
    ON CONFLICT(person, kind, slot) DO NOTHING
    """
  case dueInLane = """
    SELECT * FROM digest WHERE lane_id = :lane AND state = 'owed' AND next_at <= :until
    ORDER BY next_at, id LIMIT :limit
    """
  case unsettled = """
    SELECT * FROM digest
    WHERE state IN ('sending', 'uncertain', 'failed') AND state = :state AND id > :after
    ORDER BY id LIMIT :limit
    """
  case laneOf = "SELECT lane_id FROM digest WHERE id = :id"
  /// What has ended needs its bytes no more.
  case update = """
    UPDATE digest SET state = :state, next_at = :next, attempts = :attempts,
      fault = CASE :state WHEN 'sending' THEN fault ELSE :fault END,
      body = CASE WHEN :state IN ('delivered', 'failed') THEN NULL ELSE body END
    WHERE id = :id AND state = :expected
    """
  /// A person's word on one of which nobody knows; what was erased has failed by then.
  case settle = """
    UPDATE digest SET state = :state, next_at = :next,
      body = CASE WHEN :state = 'delivered' THEN NULL ELSE body END
    WHERE id = :id AND state = 'uncertain'
    """
  case bySlot = "SELECT * FROM digest WHERE person = :person AND kind = :kind AND slot = :slot"
  /// Of which nobody knows, and after which none of the same kind arrived: that one would say what
  /// is still owed.
  case inDoubt = """
    SELECT d.* FROM digest d
    WHERE d.state IN ('sending', 'uncertain', 'failed') AND d.state = 'uncertain' AND d.id > 0
      AND NOT EXISTS(SELECT 1 FROM digest l
        WHERE l.person = d.person AND l.id > d.id AND l.kind = d.kind AND l.state = 'delivered')
    ORDER BY d.id LIMIT :limit
    """
  /// Rows are in the order of time, so the oldest are the first: a few go with each page.
  case purge = """
    DELETE FROM digest
    WHERE id < (SELECT min(id) FROM digest) + :count AND window_end < :before
      AND state NOT IN ('owed', 'sending')
    """
  case byNumber = "SELECT * FROM digest WHERE id = :id"
  case ofPerson = """
    SELECT * FROM digest WHERE person = :person AND id < :before ORDER BY id DESC LIMIT :limit
    """
  case all = "SELECT * FROM digest WHERE id < :before ORDER BY id DESC LIMIT :limit"
  case ofState = """
    SELECT * FROM digest
    WHERE state IN ('sending', 'uncertain', 'failed') AND state = :state AND id < :before
    ORDER BY id DESC LIMIT :limit
    """
  case waitingAbout = """
    SELECT id, lane_id FROM digest
    WHERE state = 'owed' AND lane_id > 0 AND instr(cases, :case) > 0
    UNION ALL
    SELECT id, lane_id FROM digest
    WHERE state IN ('sending', 'uncertain', 'failed') AND state = 'uncertain' AND id > 0
      AND instr(cases, :case) > 0
    """
  case erase = """
    UPDATE digest SET state = 'failed', next_at = :never, body = NULL, fault = :fault
    WHERE id = :id
    """
}
