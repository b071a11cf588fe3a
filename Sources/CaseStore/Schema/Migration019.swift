/// How the open cases of older versions of a procedure go over to a newer one.
///
/// What was ordered, how many went, which stayed and why; what is still to go the index finds.
///
/// Partial, so that no list of cases takes it for its own.
///
/// Frozen, as every migration.
enum Migration019 {
  static let sql = """
    CREATE TABLE migration(
      number INTEGER PRIMARY KEY NOT NULL,
      procedure TEXT NOT NULL,
      ordered BLOB NOT NULL,
      began_at INTEGER NOT NULL,
      ended_at INTEGER,
      moved INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX migration_of_procedure ON migration(procedure, number);
    CREATE INDEX migration_under_way ON migration(number) WHERE ended_at IS NULL;

    CREATE TABLE migration_left(
      number INTEGER NOT NULL REFERENCES migration(number),
      case_id INTEGER NOT NULL REFERENCES case_file(id),
      reason TEXT NOT NULL,
      PRIMARY KEY(number, case_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX case_by_version ON case_file(procedure, procedure_version, id)
      WHERE is_final = 0;
    """
}
