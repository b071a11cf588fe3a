/// When a case turns yellow and red, beside each of its parties: who has thousands of cases finds
/// the late ones among them without looking at each.
///
/// Frozen, as every migration.
enum Migration009 {
  static let sql = """
    CREATE TABLE party_of_case(
      party TEXT NOT NULL,
      case_id INTEGER NOT NULL REFERENCES case_file(id),
      red_at INTEGER NOT NULL,
      yellow_at INTEGER NOT NULL,
      PRIMARY KEY(party, case_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO party_of_case(party, case_id, red_at, yellow_at)
      SELECT p.party, p.case_id, c.red_at, c.yellow_at
      FROM case_party p JOIN case_file c ON c.id = p.case_id;
    DROP TABLE case_party;
    ALTER TABLE party_of_case RENAME TO case_party;
    """
}
