/// Since when somebody is to see to a notice: when it failed, or fell into doubt.
///
/// Of those that had done so before nobody wrote it down.
///
/// Frozen, as every migration.
enum Migration020 {
  static let sql = """
    ALTER TABLE notice ADD COLUMN untold_at INTEGER;
    """
}
