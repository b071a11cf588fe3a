/// Who told whom of a notice in person, and indexes over what should be rare: notices that reached
/// nobody, cases in quarantine.
///
/// Frozen, as every migration.
enum Migration003 {
  static let sql = """
    ALTER TABLE notice ADD COLUMN told_by TEXT;
    ALTER TABLE notice ADD COLUMN told_to TEXT;
    ALTER TABLE notice ADD COLUMN told_at INTEGER;
    CREATE INDEX notice_handed_over ON notice(id) WHERE state = 'handed-over';
    CREATE INDEX case_quarantined ON case_file(id) WHERE quarantined = 1;
    """
}
