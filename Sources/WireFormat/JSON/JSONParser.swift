extension JSONValue {
  /// Reads one JSON text (RFC 8259), strictly.
  package static func parse(
    _ bytes: [UInt8], limits: JSONLimits = .body
  ) throws(JSONFault) -> JSONValue {
    try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
      try parse(bytes, limits: limits)
    }
  }

  /// Reads one JSON text (RFC 8259), strictly.
  package static func parse(
    text: String, limits: JSONLimits = .body
  ) throws(JSONFault) -> JSONValue {
    try parse(Array(text.utf8), limits: limits)
  }

  /// Reads one JSON text (RFC 8259), strictly, where it lies.
  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .body
  ) throws(JSONFault) -> JSONValue {
    guard bytes.count <= limits.bytesMax else {
      throw JSONParser.Stop(reason: .tooLarge(bytesMax: limits.bytesMax), offset: limits.bytesMax)
        .fault(in: bytes)
    }
    var parser = JSONParser(bytes: bytes, depthMax: limits.depthMax)
    let value: JSONValue
    do throws(JSONParser.Stop) {
      value = try parser.document()
    } catch {
      throw JSONFault(parser.repeated + [error], in: bytes)
    }
    guard parser.repeated.isEmpty else { throw JSONFault(parser.repeated, in: bytes) }
    return value
  }
}

/// Walks the bytes of one JSON text once, from the left.
///
/// Where it stands is known only as an offset; the pointer is put together while a fault is on
/// its way out, and line and column are counted then, so a good text pays for none of them.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let depthMax: Int
  var at = 0
  /// Holds the decoded bytes of a string with escapes; kept so that it is allocated once.
  var scratch: [UInt8] = []
  /// Members that stand twice: they end nothing, so that all of them are told.
  private(set) var repeated: [Stop] = []
  private var depth = 0
  /// Room made for the members of an object before they are counted.
  private static let membersUsual = 8
  /// More repetitions than this are not told.
  private static let repeatedMax = 50

  init(bytes: UnsafeBufferPointer<UInt8>, depthMax: Int) {
    self.bytes = bytes
    self.depthMax = depthMax
  }

  mutating func document() throws(Stop) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw stop(.byteOrderMark)
    }
    skipSpace()
    let value = try value()
    skipSpace()
    guard at == bytes.count else { throw stop(.trailing) }
    return value
  }

  private mutating func value() throws(Stop) -> JSONValue {
    guard at < bytes.count else { throw stop(.endedEarly) }
    switch bytes[at] {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case let byte: throw stop(.unexpected(byte: byte))
    }
  }

  /// A value inside another, whose faults lie below `token`.
  private mutating func value(below token: @autoclosure () -> String) throws(Stop) -> JSONValue {
    let told = repeated.count
    defer {
      for index in told..<repeated.count { repeated[index] = repeated[index].below(token()) }
    }
    do throws(Stop) {
      return try value()
    } catch {
      throw error.below(token())
    }
  }

  private mutating func tell(_ stop: Stop) {
    if repeated.count < Self.repeatedMax { repeated.append(stop) }
  }

  private mutating func object() throws(Stop) -> JSONValue {
    try descend()
    var members: [JSONMember] = []
    members.reserveCapacity(Self.membersUsual)
    var seen = SeenNames()
    skipSpace()
    if take(UInt8(ascii: "}")) {
      depth -= 1
      return .object(JSONObject(members))
    }
    while true {
      let start = at
      guard at < bytes.count else { throw stop(.endedEarly) }
      guard bytes[at] == UInt8(ascii: "\"") else { throw stop(.unexpected(byte: bytes[at])) }
      let name = try string()
      let isNew = seen.insert(name, after: members)
      if !isNew { tell(Stop(reason: .duplicateMember(name), offset: start).below(name)) }
      skipSpace()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      let value = try value(below: name)
      if isNew { members.append(JSONMember(name, value)) }
      skipSpace()
      if take(UInt8(ascii: "}")) { break }
      try expect(UInt8(ascii: ","))
      skipSpace()
    }
    depth -= 1
    return .object(JSONObject(members))
  }

  private mutating func array() throws(Stop) -> JSONValue {
    try descend()
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) {
      depth -= 1
      return .array(elements)
    }
    while true {
      elements.append(try value(below: "\(elements.count)"))
      skipSpace()
      if take(UInt8(ascii: "]")) { break }
      try expect(UInt8(ascii: ","))
      skipSpace()
    }
    depth -= 1
    return .array(elements)
  }

  private mutating func descend() throws(Stop) {
    guard depth < depthMax else { throw stop(.tooDeep(depthMax: depthMax)) }
    depth += 1
    at += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Stop) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      try expect(word.utf8Start[index])
    }
    return value
  }

  private mutating func expect(_ byte: UInt8) throws(Stop) {
    guard at < bytes.count else { throw stop(.endedEarly) }
    guard bytes[at] == byte else { throw stop(.unexpected(byte: bytes[at])) }
    at += 1
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  func stop(_ reason: JSONFault.Reason) -> Stop {
    Stop(reason: reason, offset: at)
  }
}

/// The names that an object has had so far.
///
/// A sum over its bytes tells most names apart; few names are compared by their sums, and from
/// `comparedMax` on they are hashed by the standard library, whose hash nobody can aim at.
private struct SeenNames {
  private static let comparedMax = 32
  private var sums: [UInt64] = []
  private var hashed: Set<String> = []

  mutating func insert(_ name: String, after members: [JSONMember]) -> Bool {
    if members.count < Self.comparedMax {
      let sum = Self.sum(of: name)
      for (index, known) in sums.enumerated() where known == sum && members[index].name == name {
        return false
      }
      sums.append(sum)
      return true
    }
    if hashed.isEmpty { hashed = Set(members.lazy.map(\.name)) }
    return hashed.insert(name).inserted
  }

  /// FNV-1a, over the name as it is meant, however it is written.
  private static func sum(of name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
