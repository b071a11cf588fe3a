/// The statements about what a downtime delayed.
enum DowntimeSQL: String, CaseIterable {
  /// Cases for which something was due in a stretch.
  case count = """
    SELECT count(*) FROM case_file
    WHERE is_final = 0 AND quarantined = 0 AND wake_at > :after AND wake_at <= :last
    """
  case delayed = """
    SELECT id, wake_at FROM case_file
    WHERE is_final = 0 AND quarantined = 0 AND wake_at > :after AND wake_at <= :last
    ORDER BY wake_at, id LIMIT :limit
    """
  case insert = """
    INSERT INTO downtime(event_seq, from_at, until_at, cases) VALUES(:seq, :from, :until, :cases)
    """
  case see = "UPDATE downtime SET seen_at = :at WHERE event_seq = :seq AND seen_at IS NULL"
  case newest = """
    SELECT d.seen_at, e.seq, e.record
    FROM downtime d JOIN event e ON e.seq = d.event_seq
    WHERE d.event_seq < :before ORDER BY d.event_seq DESC LIMIT :limit
    """
  case unseen = """
    SELECT d.seen_at, e.seq, e.record
    FROM downtime d JOIN event e ON e.seq = d.event_seq
    WHERE d.seen_at IS NULL AND d.event_seq < :before ORDER BY d.event_seq DESC LIMIT :limit
    """
}
