/// The statements about answers already given.
enum IdempotencySQL: String, CaseIterable {
  case answer = """
    SELECT request_hash, status, body, created_at FROM idempotency
    WHERE person = :person AND key = :key
    """
  case insert = """
    INSERT INTO idempotency(person, key, request_hash, status, body, created_at)
    VALUES(:person, :key, :requestHash, :status, :body, :at)
    """
  /// An answer that no longer stands but was not purged yet makes room for a new one.
  case forget = """
    DELETE FROM idempotency WHERE person = :person AND key = :key AND created_at <= :before
    """
  /// Rows are in the order of time, so the oldest are the first: a few go at each commit.
  case purge = """
    DELETE FROM idempotency
    WHERE id < (SELECT min(id) FROM idempotency) + :count AND created_at <= :before
    """
}
