extension String {
  /// The text with the line ends that the store has: LF, also where Windows wrote CRLF.
  ///
  /// What a case has, and the chain hashes, is the same whatever the clerk's machine; a carriage
  /// return that ends no line stays, and is refused as any control character.
  package var withPlainLineEnds: String {
    utf8.contains(UInt8(ascii: "\r")) ? replacing("\r\n", with: "\n") : self
  }
}

extension JSONValue {
  /// The value with plain line ends in each of its texts.
  var withPlainLineEnds: JSONValue {
    switch self {
    case .null, .bool, .integer, .number: self
    case .string(let text): .string(text.withPlainLineEnds)
    case .array(let elements): .array(elements.map(\.withPlainLineEnds))
    case .object(let object):
      .object(
        JSONObject(object.members.map { JSONMember($0.name, $0.value.withPlainLineEnds) }))
    }
  }
}
