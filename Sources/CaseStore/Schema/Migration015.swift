/// How messages to an endpoint are laid out, and the header that was laid out with a notice's
/// bytes.
///
/// Frozen, as every migration.
enum Migration015 {
  static let sql = """
    ALTER TABLE endpoint ADD COLUMN format TEXT NOT NULL DEFAULT 'standard';
    ALTER TABLE notice ADD COLUMN head TEXT;
    """
}
