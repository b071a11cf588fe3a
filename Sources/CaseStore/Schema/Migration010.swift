/// Whom of the alliance's bodies a case names as being in charge of it, and who therefore sees it.
///
/// A table of its own: what stands beside a party follows each limit, and nobody lists cases by
/// these. Read out of the snapshots, which are JSON text; one that is broken is the audit's to
/// name, and keeps no store from being opened.
///
/// Frozen, as every migration.
enum Migration010 {
  static let sql = """
    CREATE TABLE case_charge(
      case_id INTEGER NOT NULL REFERENCES case_file(id),
      charge TEXT NOT NULL,
      PRIMARY KEY(case_id, charge)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO case_charge(case_id, charge)
      SELECT c.id, json_extract(a.value, '$.key') || '/' || json_extract(a.value, '$.value')
      FROM (SELECT id, CASE WHEN json_valid(CAST(snapshot AS TEXT)) THEN CAST(snapshot AS TEXT)
          ELSE '{}' END AS text FROM case_file) c,
        json_each(c.text, '$.assigned') a
      WHERE json_extract(a.value, '$.key') IN ('officer', 'director', 'acting-director',
        'council-member', 'council-chair', 'auditor');
    """
}
