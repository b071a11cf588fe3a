/// Digests: when a duty last became news to whoever owes it, which duties of a person ended when,
/// what was written to whom for which slot, and how far the present round has come.
///
/// Of a duty from before nobody knows when it last changed hands, nor does it matter.
///
/// Frozen, as every migration.
enum Migration014 {
  static let sql = """
    ALTER TABLE duty ADD COLUMN changed_at INTEGER;
    CREATE INDEX duty_ended ON duty(assignee, ended_at, id) WHERE ended_at IS NOT NULL;

    CREATE TABLE digest(
      id INTEGER PRIMARY KEY NOT NULL,
      person TEXT NOT NULL,
      kind TEXT NOT NULL,
      slot TEXT NOT NULL,
      lane_id INTEGER NOT NULL REFERENCES lane(id),
      window_start INTEGER NOT NULL,
      window_end INTEGER NOT NULL,
      owed_count INTEGER NOT NULL,
      late_count INTEGER NOT NULL,
      ended_count INTEGER NOT NULL,
      cases TEXT NOT NULL,
      message_id TEXT NOT NULL,
      state TEXT NOT NULL
        CHECK(state IN ('owed', 'sending', 'uncertain', 'delivered', 'failed')),
      next_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      fault TEXT,
      body BLOB,
      CHECK(window_start <= window_end)
    ) STRICT;
    CREATE UNIQUE INDEX digest_by_slot ON digest(person, kind, slot);
    CREATE INDEX digest_by_person ON digest(person, id);
    CREATE INDEX digest_owed ON digest(lane_id, next_at, id) WHERE state = 'owed';
    CREATE INDEX digest_unsettled ON digest(state, id)
      WHERE state IN ('sending', 'uncertain', 'failed');

    CREATE TABLE digest_round(
      kind TEXT PRIMARY KEY NOT NULL,
      slot TEXT NOT NULL,
      slot_at INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      since INTEGER NOT NULL,
      through TEXT,
      is_over INTEGER NOT NULL CHECK(is_over IN (0, 1))
    ) STRICT;
    """
}
