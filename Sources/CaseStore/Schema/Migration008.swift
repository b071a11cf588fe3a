/// A lane for each endpoint, which can be held, and what a message is about.
///
/// Frozen, as every migration.
enum Migration008 {
  static let sql = """
    ALTER TABLE lane ADD COLUMN endpoint_id INTEGER REFERENCES endpoint(id);
    ALTER TABLE lane ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
    DROP INDEX lane_by_recipient;
    CREATE UNIQUE INDEX lane_by_recipient ON lane(kind, organisation) WHERE endpoint_id IS NULL;
    CREATE UNIQUE INDEX lane_by_endpoint ON lane(endpoint_id) WHERE endpoint_id IS NOT NULL;
    INSERT INTO lane(kind, organisation, next_at, is_ordered, endpoint_id)
      SELECT 'endpoint', organisation, 9223372036854775807, is_ordered, id FROM endpoint;

    ALTER TABLE notice ADD COLUMN type TEXT;

    ALTER TABLE endpoint ADD COLUMN has_failed INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX endpoint_failed ON endpoint(has_failed, id) WHERE has_failed = 1;
    """
}
