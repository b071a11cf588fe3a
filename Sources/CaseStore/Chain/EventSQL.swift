/// The statements about events and their texts.
enum EventSQL: String, CaseIterable {
  case insert = """
    INSERT INTO event(seq, stream, stream_id, version, kind, kind_version, at, record, hash)
    VALUES(:seq, :stream, :id, :version, :kind, :kindVersion, :at, :record, :hash)
    """
  case insertText = """
    INSERT INTO event_text(seq, ordinal, salt, text) VALUES(:seq, :ordinal, :salt, :text)
    """
  case last = "SELECT seq, hash FROM event WHERE seq = (SELECT max(seq) FROM event)"
  case lastSeq = "SELECT max(seq) FROM event"
  case lastVersion = """
    SELECT max(version) FROM event WHERE stream = :stream AND stream_id = :id
    """
  case texts = "SELECT ordinal, text FROM event_text WHERE seq = :seq"
  case sealedTexts = "SELECT ordinal, salt, text FROM event_text WHERE seq = :seq"
  case ofStream = """
    SELECT seq, record, hash FROM event
    WHERE stream = :stream AND stream_id = :id AND version > :after
    ORDER BY version LIMIT :limit
    """
  case chain = "SELECT * FROM event WHERE seq > :after ORDER BY seq LIMIT :limit"
  case hash = "SELECT hash FROM event WHERE seq = :seq"
  case hashes = "SELECT seq, hash FROM event WHERE seq > :after ORDER BY seq LIMIT :limit"
  case caseStreams = """
    SELECT DISTINCT stream_id FROM event WHERE stream = 'case' AND stream_id > :after
    ORDER BY stream_id LIMIT :limit
    """
  case kinds = "SELECT stream, kind, kind_version FROM event_kind"
  case insertKind = """
    INSERT INTO event_kind(stream, kind, kind_version) VALUES(:stream, :kind, :version)
    """
  case eraseText = "DELETE FROM event_text WHERE seq = :seq AND ordinal = :ordinal"
}
