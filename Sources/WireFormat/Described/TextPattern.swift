/// The forms that a text can be asked to have.
///
/// Each is matched by hand here and written as a regular expression in the schema; a test holds
/// the two together.
package enum TextPattern: String, CaseIterable, Sendable {
  /// Public ids and the ids of files: letters, digits, `.`, `_`, `-`.
  case identifier
  /// A key that a client chose for a request it may send again: visible ASCII.
  case idempotencyKey
  /// A place in a list, opaque to whoever carries it.
  case cursor
  case phone
  case mail
  /// A SHA-256 in lowercase hexadecimal.
  case digest

  /// The same form as a regular expression for the schema.
  package var expression: String {
    switch self {
    case .identifier: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
    case .idempotencyKey: "^[!-~]{1,128}$"
    case .cursor: "^[A-Za-z0-9_-]{1,256}$"
    case .phone: "^[+]?[0-9][0-9 -]{2,31}$"
    case .mail: "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63})*$"
    case .digest: "^[0-9a-f]{64}$"
    }
  }

  /// What a clerk is told is expected.
  package var words: String {
    switch self {
    case .identifier: "编号（字母、数字、点、下划线、短横线，最长 64 个字符）"
    case .idempotencyKey: "1 至 128 个可见的 ASCII 字符"
    case .cursor: "上一页返回的 next"
    case .phone: "电话号码"
    case .mail: "电子邮箱地址"
    case .digest: "64 位十六进制摘要"
    }
  }

  /// Whether the whole text has this form.
  package func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch self {
    case .identifier:
      return (1...64).contains(bytes.count) && Self.isAlphanumeric(bytes[0])
        && bytes.allSatisfy { Self.isAlphanumeric($0) || ".-_".utf8.contains($0) }
    case .idempotencyKey:
      return (1...128).contains(bytes.count) && bytes.allSatisfy { (0x21...0x7E).contains($0) }
    case .cursor:
      return (1...256).contains(bytes.count)
        && bytes.allSatisfy { Self.isAlphanumeric($0) || "-_".utf8.contains($0) }
    case .phone:
      let digits = bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
      guard let first = digits.first, Self.isDigit(first) else { return false }
      return (3...32).contains(digits.count)
        && digits.allSatisfy { Self.isDigit($0) || " -".utf8.contains($0) }
    case .mail:
      return Self.isMail(bytes)
    case .digest:
      return bytes.count == 64
        && bytes.allSatisfy { Self.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")) ~= $0 }
    }
  }

  private static func isMail(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count) else { return false }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts[0].allSatisfy { isAlphanumeric($0) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
      && labels.allSatisfy { label in
        (1...63).contains(label.count)
          && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
