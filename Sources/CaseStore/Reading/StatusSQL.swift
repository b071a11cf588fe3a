/// The counts of `status`; each walks an index of what is open, which does not grow with the years.
enum StatusSQL: String, CaseIterable {
  case openCases = "SELECT count(*) FROM case_file WHERE is_final = 0 AND red_at >= :at"
  case redCases = "SELECT count(*) FROM case_file WHERE is_final = 0 AND red_at <= :at"
  case openDuties = """
    SELECT count(*) FROM duty WHERE ended_at IS NULL AND calendar_version >= :at
    """
  case owedNotices = """
    SELECT count(*) FROM lane l CROSS JOIN notice n
    WHERE l.next_at < :at AND n.lane_id = l.id AND n.state = 'owed'
    """
  case uncertainNotices = """
    SELECT count(*) FROM notice WHERE state IN ('sending', 'uncertain') AND state = 'uncertain'
    """
  case quarantinedCases = """
    SELECT count(*) FROM case_file WHERE quarantined = 1 AND id > 0
    """
  case quarantinedNumbers = """
    SELECT number FROM case_file WHERE quarantined = 1 AND id > 0 ORDER BY id LIMIT :limit
    """
}
