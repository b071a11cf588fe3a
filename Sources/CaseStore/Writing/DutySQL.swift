/// The statements about duties and the rungs that fired for them.
enum DutySQL: String, CaseIterable {
  case insert = """
    INSERT INTO duty(case_id, clock, serial, generation, owner_post, assignee, started_at,
      yellow_at, due_at, calendar_version, provisional, phase, owed, first_missed_at, changed_at)
    VALUES(:case, :clock, :serial, :generation, :owner, :assignee, :startedAt, :yellowAt, :dueAt,
      :calendar, :provisional, :phase, :owed, :missedAt, :changedAt)
    """
  case update = """
    UPDATE duty SET generation = :generation, owner_post = :owner, assignee = :assignee,
      yellow_at = :yellowAt, due_at = :dueAt, calendar_version = :calendar,
      provisional = :provisional, phase = :phase, owed = :owed,
      first_missed_at = coalesce(first_missed_at, :missedAt),
      changed_at = coalesce(:changedAt, changed_at)
    WHERE case_id = :case AND clock = :clock AND serial = :serial AND ended_at IS NULL
    """
  /// A clock that stays with whom it is and when it is due: no index has anything to change.
  case updateInPlace = """
    UPDATE duty SET generation = :generation, yellow_at = :yellowAt, provisional = :provisional,
      phase = :phase, first_missed_at = coalesce(first_missed_at, :missedAt)
    WHERE case_id = :case AND clock = :clock AND serial = :serial AND ended_at IS NULL
    """
  case end = """
    UPDATE duty SET phase = :phase, owed = 0, ended_at = :at
    WHERE case_id = :case AND clock = :clock AND serial = :serial AND ended_at IS NULL
    """
  case live = "SELECT id FROM duty WHERE case_id = :case AND clock = :clock AND ended_at IS NULL"
  case fire = """
    INSERT INTO rung_fired(duty_id, rung, occurrence, generation, fired_at)
    VALUES(:duty, :rung, :occurrence, :generation, :at)
    """
  case ofCase = """
    SELECT * FROM duty WHERE case_id = :case AND ended_at IS NULL ORDER BY clock
    """
  case ofPost = """
    SELECT * FROM duty WHERE owner_post = :post AND owed = 1 AND due_at = :due AND id > :after
    UNION ALL
    SELECT * FROM duty WHERE owner_post = :post AND owed = 1 AND due_at > :due
    ORDER BY due_at, id LIMIT :limit
    """
  case ofPerson = """
    SELECT * FROM duty WHERE assignee = :person AND owed = 1 AND due_at = :due AND id > :after
    UNION ALL
    SELECT * FROM duty WHERE assignee = :person AND owed = 1 AND due_at > :due
    ORDER BY due_at, id LIMIT :limit
    """
  case casesBehind = """
    SELECT DISTINCT case_id FROM duty
    WHERE ended_at IS NULL AND case_id > :after AND calendar_version < :version
    ORDER BY case_id LIMIT :limit
    """
  case countBehind = """
    SELECT count(*) FROM duty WHERE ended_at IS NULL AND calendar_version < :version
    """
}
