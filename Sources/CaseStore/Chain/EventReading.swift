internal import CaseCore

/// Reads records back into events.
enum EventReading {
  /// What a record says of itself, before its event.
  struct Head: Equatable {
    let seq: Int64
    let stream: String
    let streamID: Int64
    let version: Int
    let kind: String
    let kindVersion: Int
  }

  /// A record as read, and how many texts it commits to.
  struct Reading {
    let head: Head
    let content: StoredEvent.Content
    let sealedTexts: Int
  }

  static func decode(seq: Int64, record: [UInt8], texts: [Int: String]) throws -> StoredEvent {
    do {
      return StoredEvent(seq: seq, content: try read(record, texts).content)
    } catch {
      throw StoreError.corrupt("event \(seq): \(error)")
    }
  }

  static func read(
    _ record: [UInt8], _ texts: [Int: String]
  ) throws(CanonicalFault) -> Reading {
    var reader = CanonicalReader(record, texts: texts)
    try reader.open()
    let algorithm: String = try reader.field("hash")
    guard algorithm == "\(SHA256Digest.name)" else {
      throw reader.fault(.unknownWord(algorithm))
    }
    let head = Head(
      seq: try reader.field("seq"), stream: try reader.field("stream"),
      streamID: try reader.field("stream_id"), version: try reader.field("version"),
      kind: try reader.field("kind"), kindVersion: try reader.field("kind_version"))
    guard let stream = EventStream.allCases.first(where: { $0.word == head.stream }) else {
      throw reader.fault(.unknownWord(head.stream))
    }
    // What older versions say is part of what the newest can: one decoder reads them all yet.
    guard (1...stream.newestVersion(of: head.kind)).contains(head.kindVersion) else {
      throw reader.fault(.value("kind_version \(head.kindVersion)"))
    }
    let content: StoredEvent.Content
    switch stream {
    case .cases: content = .ofCase(try reader.field("event"))
    case .roster: content = .ofRoster(try reader.field("event"))
    case .office: content = .ofOffice(try reader.field("event"))
    }
    try reader.close()
    guard reader.isAtEnd else { throw reader.fault(.trailingBytes) }
    return Reading(head: head, content: content, sealedTexts: reader.sealedTexts)
  }
}
