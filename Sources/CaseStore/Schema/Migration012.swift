/// What goes to an endpoint again because somebody asked for it, apart from how the duty to tell
/// ended; a lane's notices in their order, to find what went by it; and the public half of an
/// endpoint's second key.
///
/// Frozen, as every migration.
enum Migration012 {
  static let sql = """
    CREATE TABLE replay(
      notice_id INTEGER PRIMARY KEY NOT NULL REFERENCES notice(id),
      lane_id INTEGER NOT NULL REFERENCES lane(id),
      next_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX replay_due ON replay(lane_id, next_at, notice_id);
    ALTER TABLE endpoint ADD COLUMN public_key TEXT;
    CREATE INDEX notice_by_lane ON notice(lane_id, event_seq, id);
    """
}
