/// A case's duties found by their runs, ended ones too, and the kinds of events written so far.
///
/// Frozen, as every migration is.
enum Migration002 {
  static let sql = """
    CREATE UNIQUE INDEX duty_by_run ON duty(case_id, clock, serial);

    CREATE TABLE event_kind(
      stream TEXT NOT NULL,
      kind TEXT NOT NULL,
      kind_version INTEGER NOT NULL,
      PRIMARY KEY(stream, kind, kind_version)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO event_kind(stream, kind, kind_version)
      SELECT DISTINCT stream, kind, kind_version FROM event;
    """
}
