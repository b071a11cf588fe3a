/// A case in quarantine wakes too: only the clocks that failed stand still, its others go on.
///
/// Frozen, as every migration.
enum Migration006 {
  static let sql = """
    DROP INDEX case_by_wake;
    CREATE INDEX case_by_wake ON case_file(wake_at, id) WHERE is_final = 0;
    """
}
