/// The first schema. Frozen: what it says is in stores already, so a change is a new migration.
enum Migration001 {
  static let sql = """
    CREATE TABLE meta(
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE counter(
      series TEXT PRIMARY KEY NOT NULL,
      value INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE event(
      seq INTEGER PRIMARY KEY NOT NULL,
      stream TEXT NOT NULL,
      stream_id INTEGER NOT NULL,
      version INTEGER NOT NULL,
      kind TEXT NOT NULL,
      kind_version INTEGER NOT NULL,
      at INTEGER NOT NULL,
      record BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX event_by_stream ON event(stream, stream_id, version);

    CREATE TABLE event_text(
      seq INTEGER NOT NULL REFERENCES event(seq),
      ordinal INTEGER NOT NULL,
      salt BLOB NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY(seq, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_file(
      id INTEGER PRIMARY KEY NOT NULL,
      public_id TEXT NOT NULL,
      number TEXT NOT NULL,
      procedure TEXT NOT NULL,
      procedure_version INTEGER NOT NULL,
      parent_id INTEGER REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
      state TEXT NOT NULL,
      is_final INTEGER NOT NULL CHECK(is_final IN (0, 1)),
      owner_post TEXT,
      lead_org TEXT,
      confidential INTEGER NOT NULL CHECK(confidential IN (0, 1)),
      level INTEGER NOT NULL,
      version INTEGER NOT NULL,
      wake_at INTEGER NOT NULL,
      yellow_at INTEGER NOT NULL,
      red_at INTEGER NOT NULL,
      is_grey INTEGER NOT NULL CHECK(is_grey IN (0, 1)),
      quarantined INTEGER NOT NULL CHECK(quarantined IN (0, 1)),
      fold_version INTEGER NOT NULL,
      snapshot BLOB NOT NULL,
      CHECK(is_final = 1 OR (owner_post IS NOT NULL
        AND (quarantined = 1 OR wake_at < 9223372036854775807)))
    ) STRICT;
    CREATE UNIQUE INDEX case_by_public_id ON case_file(public_id);
    CREATE INDEX case_by_wake ON case_file(wake_at, id) WHERE is_final = 0 AND quarantined = 0;
    CREATE INDEX case_by_owner ON case_file(owner_post, red_at, id) WHERE is_final = 0;
    CREATE INDEX case_by_due ON case_file(red_at, id) WHERE is_final = 0;
    CREATE INDEX case_by_state ON case_file(state, id);

    CREATE TABLE case_party(
      party TEXT NOT NULL,
      case_id INTEGER NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY(party, case_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_link(
      target INTEGER NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
      source INTEGER NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY(target, source)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE case_search USING fts5(open_text, internal_text, tokenize = 'unicode61');

    CREATE TABLE duty(
      id INTEGER PRIMARY KEY NOT NULL,
      case_id INTEGER NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
      clock TEXT NOT NULL,
      serial INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      owner_post TEXT NOT NULL,
      assignee TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      yellow_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      calendar_version INTEGER NOT NULL,
      provisional INTEGER NOT NULL CHECK(provisional IN (0, 1)),
      phase TEXT NOT NULL,
      owed INTEGER NOT NULL CHECK(owed IN (0, 1)),
      first_missed_at INTEGER,
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX duty_live ON duty(case_id, clock) WHERE ended_at IS NULL;
    CREATE INDEX duty_by_owner ON duty(owner_post, due_at, id) WHERE owed = 1;
    CREATE INDEX duty_by_person ON duty(assignee, due_at, id) WHERE owed = 1;
    CREATE INDEX duty_by_calendar ON duty(calendar_version, due_at) WHERE ended_at IS NULL;

    CREATE TABLE rung_fired(
      duty_id INTEGER NOT NULL REFERENCES duty(id),
      rung INTEGER NOT NULL,
      occurrence INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      fired_at INTEGER NOT NULL,
      PRIMARY KEY(duty_id, rung, occurrence, generation)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lane(
      id INTEGER PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL,
      organisation TEXT NOT NULL,
      next_at INTEGER NOT NULL,
      is_ordered INTEGER NOT NULL DEFAULT 0 CHECK(is_ordered IN (0, 1)),
      failing_since INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX lane_by_recipient ON lane(kind, organisation);
    CREATE INDEX lane_by_next ON lane(next_at, id);

    CREATE TABLE notice(
      id INTEGER PRIMARY KEY NOT NULL,
      public_id TEXT NOT NULL,
      event_seq INTEGER NOT NULL REFERENCES event(seq),
      case_id INTEGER NOT NULL REFERENCES case_file(id) DEFERRABLE INITIALLY DEFERRED,
      lane_id INTEGER NOT NULL REFERENCES lane(id),
      state TEXT NOT NULL,
      next_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      facts BLOB NOT NULL,
      body BLOB,
      waived_by TEXT,
      waived_reason TEXT,
      CHECK(state <> 'waived' OR (waived_by IS NOT NULL AND waived_reason IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX notice_by_public_id ON notice(public_id);
    CREATE INDEX notice_owed ON notice(lane_id, next_at, id) WHERE state = 'owed';
    CREATE INDEX notice_unsettled ON notice(state, id) WHERE state IN ('sending', 'uncertain');
    CREATE INDEX notice_by_case ON notice(case_id, id);

    CREATE TABLE procedure_version(
      id INTEGER PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      text TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      loaded_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX procedure_by_name ON procedure_version(name, version);

    CREATE TABLE calendar_version(
      version INTEGER PRIMARY KEY NOT NULL,
      text TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      loaded_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE token(
      id INTEGER PRIMARY KEY NOT NULL,
      person TEXT NOT NULL,
      hash BLOB NOT NULL,
      scopes TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      last_used_day INTEGER,
      revoked_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX token_by_hash ON token(hash);
    CREATE INDEX token_by_person ON token(person, id);

    CREATE TABLE idempotency(
      id INTEGER PRIMARY KEY NOT NULL,
      person TEXT NOT NULL,
      key TEXT NOT NULL,
      request_hash BLOB NOT NULL,
      status INTEGER NOT NULL,
      body BLOB NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX idempotency_by_key ON idempotency(person, key);
    """
}
