/// Stretches in which time did nothing although something of a case was due, and whether a person
/// has seen to what that delayed.
///
/// Which cases is said by the event, whose number the row has.
///
/// Frozen, as every migration.
enum Migration018 {
  static let sql = """
    CREATE TABLE downtime(
      event_seq INTEGER PRIMARY KEY NOT NULL REFERENCES event(seq),
      from_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL,
      cases INTEGER NOT NULL CHECK(cases > 0),
      seen_at INTEGER,
      CHECK(from_at < until_at AND (seen_at IS NULL OR seen_at >= until_at))
    ) STRICT;
    CREATE INDEX downtime_unseen ON downtime(event_seq) WHERE seen_at IS NULL;
    """
}
