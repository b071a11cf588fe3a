/// Writes values as canonical bytes: JSON text in one fixed order, without spaces or fractions.
///
/// With a seal, free texts don't enter the bytes: each is replaced by the commitment that the seal
/// gives for it, and the caller keeps the text beside them.
package struct CanonicalWriter {
  package private(set) var bytes: [UInt8] = []
  /// How many free texts were sealed so far.
  package private(set) var sealedTexts = 0
  private let seal: ((_ ordinal: Int, _ text: String) -> [UInt8])?

  /// A writer that lets texts stand in the clear.
  package init() {
    seal = nil
    bytes.reserveCapacity(4096)
  }

  /// A writer that puts the seal's commitment in the place of each free text.
  package init(seal: @escaping (_ ordinal: Int, _ text: String) -> [UInt8]) {
    self.seal = seal
    bytes.reserveCapacity(1024)
  }

  package mutating func open() { bytes.append(Byte.openBrace) }
  package mutating func close() { bytes.append(Byte.closeBrace) }

  /// Writes one member of an object.
  package mutating func field(_ key: StaticString, _ value: some CanonicalValue) {
    self.key(key)
    value.write(to: &self)
  }

  /// Writes one member of an object, or nothing when there is no value.
  package mutating func field(_ key: StaticString, _ value: (some CanonicalValue)?) {
    if let value { field(key, value) }
  }

  /// Writes a free text: itself, or its commitment.
  package mutating func freeText(_ text: String) {
    guard let seal else { return string(text) }
    bytes.append(Byte.quote)
    for byte in seal(sealedTexts, text) {
      bytes.append(Byte.hexDigit(byte >> 4))
      bytes.append(Byte.hexDigit(byte & 15))
    }
    bytes.append(Byte.quote)
    sealedTexts += 1
  }

  package mutating func array<Element: CanonicalValue>(_ values: some Sequence<Element>) {
    bytes.append(Byte.openBracket)
    for value in values {
      if bytes.last != Byte.openBracket { bytes.append(Byte.comma) }
      value.write(to: &self)
    }
    bytes.append(Byte.closeBracket)
  }

  package mutating func key(_ key: StaticString) {
    if bytes[bytes.count - 1] != Byte.openBrace { bytes.append(Byte.comma) }
    word(key)
    bytes.append(Byte.colon)
  }

  /// Writes a word of ours: ASCII that needs no escapes.
  package mutating func word(_ word: StaticString) {
    bytes.append(Byte.quote)
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(Byte.quote)
  }

  package mutating func string(_ text: String) {
    bytes.append(Byte.quote)
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: Byte.needsEscape) {
        for byte in utf8 { append(escaping: byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(Byte.quote)
  }

  package mutating func integer(_ number: Int64) {
    if number < 0 { bytes.append(Byte.minus) }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(Byte.zero + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  package mutating func bool(_ flag: Bool) {
    let text: StaticString = flag ? "true" : "false"
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(escaping byte: UInt8) {
    guard Byte.needsEscape(byte) else { return bytes.append(byte) }
    bytes.append(Byte.backslash)
    if byte == Byte.quote || byte == Byte.backslash { return bytes.append(byte) }
    bytes.append(contentsOf: [
      Byte.letterU, Byte.zero, Byte.zero, Byte.hexDigit(byte >> 4), Byte.hexDigit(byte & 15),
    ])
  }
}

/// The characters of which canonical text is built.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let letterU = UInt8(ascii: "u")
  static let letterT = UInt8(ascii: "t")

  static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == quote || byte == backslash
  }

  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? zero + value : UInt8(ascii: "a") + value - 10
  }

  static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case zero...nine: digit - zero
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
