extension JSONValue {
  /// The value as one line without spaces, members in their order.
  package func compact() -> [UInt8] {
    var writer = JSONWriter(step: nil)
    writer.write(self)
    return writer.bytes
  }

  /// The value over many lines, two spaces a level, ending in a newline.
  package func pretty() -> [UInt8] {
    var writer = JSONWriter(step: 2)
    writer.write(self)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// The compact form as text.
  package var compactText: String { String(decoding: compact(), as: UTF8.self) }

  /// Appends the compact form to bytes that are being gathered.
  package func append(to bytes: inout [UInt8]) {
    var writer = JSONWriter(step: nil)
    swap(&writer.bytes, &bytes)
    writer.write(self)
    swap(&writer.bytes, &bytes)
  }
}

/// Appends JSON to bytes.
struct JSONWriter {
  var bytes: [UInt8] = []
  /// Spaces a level; none of it, and no newlines either, for the compact form.
  private let step: Int?
  private var level = 0

  init(step: Int?) {
    self.step = step
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let whole): bytes.append(contentsOf: whole.description.utf8)
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let elements): write(elements)
    case .object(let object): write(object.members)
    }
  }

  /// JSON has no word for what is not finite; such a figure is one that nobody could work out.
  private mutating func write(_ number: Double) {
    bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
  }

  private mutating func write(_ elements: [JSONValue]) {
    guard !elements.isEmpty else { return bytes.append(contentsOf: "[]".utf8) }
    bytes.append(UInt8(ascii: "["))
    level += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newline()
      write(element)
    }
    level -= 1
    newline()
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [JSONMember]) {
    guard !members.isEmpty else { return bytes.append(contentsOf: "{}".utf8) }
    bytes.append(UInt8(ascii: "{"))
    level += 1
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newline()
      write(member.name)
      bytes.append(UInt8(ascii: ":"))
      if step != nil { bytes.append(UInt8(ascii: " ")) }
      write(member.value)
    }
    level -= 1
    newline()
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func newline() {
    guard let step else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * step))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var plain = 0
      for index in utf8.indices {
        let byte = utf8[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain..<index]))
        escape(byte)
        plain = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(contentsOf: [byte >> 4, byte & 0xF].map { Self.digits[Int($0)] })
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
