/// Tells how far bytes are valid UTF-8.
enum UTF8Text {
  /// The number of bytes before the first sequence that is not UTF-8: all of them if there is none.
  ///
  /// Refuses overlong forms, surrogates and what lies past U+10FFFF (RFC 3629, section 4).
  static func validCount(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    while at < bytes.count {
      let length = sequenceLength(at: at, of: bytes)
      guard length > 0 else { return at }
      at += length
    }
    return at
  }

  private static func sequenceLength(at: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let first = bytes[at]
    if first < 0x80 { return 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard at + length <= bytes.count, second.contains(bytes[at + 1]) else { return 0 }
    for index in (at + 2)..<(at + max(length, 2)) where bytes[index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
