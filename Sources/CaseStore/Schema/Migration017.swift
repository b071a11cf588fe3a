/// Notices that are about no case.
///
/// That each has one is taken out of the table's text, as SQLite's manual has it for constraints
/// whose loss changes no row (ALTER TABLE, section 7); a table made anew would have to be filled
/// with every notice there ever was. `RESET` has this connection read the text again, and a table
/// that comes and goes whoever else has the file open.
///
/// Frozen, as every migration.
enum Migration017 {
  static let sql = """
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema
      SET sql = replace(sql, 'case_id INTEGER NOT NULL REFERENCES', 'case_id INTEGER REFERENCES')
      WHERE type = 'table' AND name = 'notice';
    PRAGMA writable_schema = RESET;
    CREATE TABLE schema_changed(id INTEGER) STRICT;
    DROP TABLE schema_changed;
    """
}
