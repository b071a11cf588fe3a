/// Other systems to which notices go, and the log of what was sent to them.
///
/// Secrets are sealed before they come here. The log holds no body: what a message said stands with
/// its notice, where it can be erased.
///
/// Frozen, as every migration.
enum Migration007 {
  static let sql = """
    CREATE TABLE endpoint(
      id INTEGER PRIMARY KEY NOT NULL,
      public_id TEXT NOT NULL,
      organisation TEXT NOT NULL,
      url TEXT NOT NULL,
      types TEXT NOT NULL,
      organisations TEXT NOT NULL,
      is_ordered INTEGER NOT NULL CHECK(is_ordered IN (0, 1)),
      created_at INTEGER NOT NULL,
      secret BLOB NOT NULL,
      former_secret BLOB,
      former_until INTEGER,
      disabled_at INTEGER,
      disabled_reason TEXT,
      CHECK((former_secret IS NULL) = (former_until IS NULL)),
      CHECK((disabled_at IS NULL) = (disabled_reason IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX endpoint_by_public_id ON endpoint(public_id);
    CREATE INDEX endpoint_by_organisation ON endpoint(organisation, id);

    CREATE TABLE delivery(
      id INTEGER PRIMARY KEY NOT NULL,
      endpoint_id INTEGER NOT NULL REFERENCES endpoint(id),
      message TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      at INTEGER NOT NULL,
      request TEXT NOT NULL,
      status INTEGER,
      head TEXT NOT NULL,
      fault TEXT,
      address TEXT NOT NULL,
      milliseconds INTEGER NOT NULL,
      CHECK((status IS NULL) = (fault IS NOT NULL))
    ) STRICT;
    CREATE INDEX delivery_by_endpoint ON delivery(endpoint_id, id);
    """
}
