internal import CaseCore
internal import WorkCalendar

/// The streams whose events stand in the one chain.
enum EventStream: CaseIterable {
  case cases
  case roster
  case office

  var word: String { "\(storedWord)" }
  fileprivate var storedWord: StaticString {
    switch self {
    case .cases: "case"
    case .roster: "roster"
    case .office: "office"
    }
  }
}

/// An event as it is hashed and stored: canonical bytes, and beside them the texts they commit to.
struct EventRecord {
  let seq: Int64
  let stream: EventStream
  let streamID: Int64
  let version: Int
  let kind: StaticString
  let kindVersion: Int
  let at: Instant
  let bytes: [UInt8]
  let texts: [SealedText]

  /// A free text that the record only commits to.
  struct SealedText {
    let ordinal: Int
    let salt: [UInt8]
    let text: String
  }

  init(seq: Int64, _ event: CaseEvent) {
    self.init(
      seq: seq, stream: .cases, streamID: event.caseID.value, version: event.version,
      kind: event.kind.storedKind, kindVersion: event.kind.storedVersion, at: event.at, event)
  }

  init(seq: Int64, _ event: RosterEvent) {
    self.init(
      seq: seq, stream: .roster, streamID: 0, version: event.version,
      kind: event.change.storedKind, kindVersion: RosterChange.storedVersion, at: event.at, event)
  }

  init(seq: Int64, version: Int, _ record: OfficeRecord) {
    self.init(
      seq: seq, stream: .office, streamID: 0, version: version, kind: record.deed.storedKind,
      kindVersion: OfficeRecord.Deed.storedVersion, at: record.at, record)
  }

  private init(
    seq: Int64, stream: EventStream, streamID: Int64, version: Int, kind: StaticString,
    kindVersion: Int, at: Instant, _ event: some CanonicalValue
  ) {
    var texts: [SealedText] = []
    var writer = CanonicalWriter { ordinal, text in
      let salt = EventRecord.newSalt()
      texts.append(SealedText(ordinal: ordinal, salt: salt, text: text))
      return SHA256Digest.of(salt, Array(text.utf8))
    }
    writer.open()
    writer.key("hash")
    writer.word(SHA256Digest.name)
    writer.field("seq", seq)
    writer.key("stream")
    writer.word(stream.storedWord)
    writer.field("stream_id", streamID)
    writer.field("version", version)
    writer.key("kind")
    writer.word(kind)
    writer.field("kind_version", kindVersion)
    writer.field("event", event)
    writer.close()
    self.seq = seq
    self.stream = stream
    self.streamID = streamID
    self.version = version
    self.kind = kind
    self.kindVersion = kindVersion
    self.at = at
    bytes = writer.bytes
    self.texts = texts
  }

  /// The chain's head once this record follows `previous`.
  func hash(after previous: ChainHead) -> ChainHead {
    ChainHead(seq: seq, hash: SHA256Digest.of(previous.hash, bytes))
  }

  private static func newSalt() -> [UInt8] {
    var system = SystemRandomNumberGenerator()
    return [system.next() as UInt64, system.next()].flatMap { bits in
      stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    }
  }
}
