/// The statements of the audit: each reads the derived rows of a stretch of case numbers.
enum AuditSQL: String, CaseIterable {
  case caseIDs = "SELECT id FROM case_file WHERE id > :after ORDER BY id LIMIT :limit"
  case cases = "SELECT * FROM case_file WHERE id > :after AND id <= :through ORDER BY id"
  case listed = "SELECT * FROM case_listed WHERE id > :after AND id <= :through ORDER BY id"
  case isFinal = "SELECT is_final FROM case_file WHERE id = :id"
  case duties = """
    SELECT * FROM duty WHERE case_id > :after AND case_id <= :through
    ORDER BY case_id, clock, serial
    """
  case rungs = "SELECT * FROM rung_fired WHERE duty_id = :duty"
  case firstParty = "SELECT min(party) FROM case_party"
  case nextParty = "SELECT min(party) FROM case_party WHERE party > :party"
  case casesOfParty = """
    SELECT case_id, red_at, yellow_at FROM case_party
    WHERE party = :party AND case_id > :after AND case_id <= :through
    """
  case charges = """
    SELECT case_id, charge FROM case_charge WHERE case_id > :after AND case_id <= :through
    """
  case links = """
    SELECT target, source FROM case_link WHERE target > :after AND target <= :through
    """
  case hasLink = "SELECT 1 FROM case_link WHERE target = :target AND source = :source"
  case snapshot = "SELECT id, version, snapshot FROM case_file WHERE id = :id"
  case search = """
    SELECT rowid AS id, open_text, internal_text, party FROM case_search
    WHERE rowid > :after AND rowid <= :through
    """
  case notices = """
    SELECT n.*, l.organisation AS lane_organisation
    FROM notice n LEFT JOIN lane l ON l.id = n.lane_id
    WHERE n.case_id > :after AND n.case_id <= :through ORDER BY n.case_id, n.id
    """
  case noticesOfNoCase = "SELECT * FROM notice WHERE case_id IS NULL ORDER BY id"
  case event = "SELECT seq, record FROM event WHERE seq = :seq"
  case digests = "SELECT * FROM digest WHERE id > :after ORDER BY id"
  case digestRounds = "SELECT * FROM digest_round ORDER BY kind"
  case digestEvents = """
    SELECT seq, record FROM event
    WHERE stream = 'office' AND stream_id = 0 AND kind = 'digests-written' ORDER BY version
    """
  case downtimes = "SELECT * FROM downtime WHERE event_seq > :after ORDER BY event_seq"
  case downtimeEvents = """
    SELECT seq, record FROM event
    WHERE stream = 'office' AND stream_id = 0 AND kind IN ('downtime-noted', 'downtime-seen')
    ORDER BY version
    """
  case migrations = """
    SELECT *, (SELECT count(*) FROM migration_left l WHERE l.number = m.number) AS left_count
    FROM migration m WHERE number > :after ORDER BY number
    """
  case migrationEvents = """
    SELECT seq, record FROM event
    WHERE stream = 'office' AND stream_id = 0 AND kind IN ('migration-began', 'migration-ended')
    ORDER BY version
    """
  case tokens = "SELECT * FROM token WHERE id > :after ORDER BY id"
  case tokenEvents = """
    SELECT seq, record FROM event
    WHERE stream = 'office' AND stream_id = 0 AND kind IN ('token-created', 'token-revoked')
    ORDER BY version
    """
  case lanes = """
    SELECT l.id, l.next_at, max(l.held_until, min(
      coalesce((SELECT n.next_at FROM notice n
        WHERE n.lane_id = l.id AND n.state = 'owed' ORDER BY n.next_at, n.id LIMIT 1),
        9223372036854775807),
      coalesce((SELECT r.next_at FROM replay r
        WHERE r.lane_id = l.id ORDER BY r.next_at, r.notice_id LIMIT 1),
        9223372036854775807),
      coalesce((SELECT d.next_at FROM digest d
        WHERE d.lane_id = l.id AND d.state = 'owed' ORDER BY d.next_at, d.id LIMIT 1),
        9223372036854775807))) AS folded FROM lane l
    """
}
