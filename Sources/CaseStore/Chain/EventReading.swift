internal import CaseCore

/// Reads records back into events.
enum EventReading {
  static func decode(seq: Int64, record: [UInt8], texts: [Int: String]) throws -> StoredEvent {
    do {
      return StoredEvent(seq: seq, content: try content(record, texts))
    } catch {
      throw StoreError.corrupt("event \(seq): \(error)")
    }
  }

  private static func content(
    _ record: [UInt8], _ texts: [Int: String]
  ) throws(CanonicalFault) -> StoredEvent.Content {
    var reader = CanonicalReader(record, texts: texts)
    try reader.open()
    let algorithm: String = try reader.field("hash")
    guard algorithm == "\(SHA256Digest.name)" else {
      throw reader.fault(.unknownWord(algorithm))
    }
    let _: Int64 = try reader.field("seq")
    let stream: String = try reader.field("stream")
    let _: Int64 = try reader.field("stream_id")
    let _: Int = try reader.field("version")
    let _: String = try reader.field("kind")
    let kindVersion: Int = try reader.field("kind_version")
    // Every kind has one version yet; an older one will be read by a decoder of its own here.
    guard kindVersion == 1 else { throw reader.fault(.value("kind_version \(kindVersion)")) }
    switch EventStream.allCases.first(where: { $0.word == stream }) {
    case .cases: return .ofCase(try reader.field("event"))
    case .roster: return .ofRoster(try reader.field("event"))
    case .office: return .ofOffice(try reader.field("event"))
    case nil: throw reader.fault(.unknownWord(stream))
    }
  }
}
