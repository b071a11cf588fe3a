/// Why a notice or all of a lane does not get through, for whoever is to see to it.
///
/// Frozen, as every migration.
enum Migration011 {
  static let sql = """
    ALTER TABLE notice ADD COLUMN fault TEXT;
    ALTER TABLE lane ADD COLUMN fault TEXT;
    CREATE INDEX lane_failing ON lane(kind, failing_since) WHERE failing_since IS NOT NULL;
    """
}
