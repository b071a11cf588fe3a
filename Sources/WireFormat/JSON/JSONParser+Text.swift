extension JSONParser {
  /// Reads a string from its opening quote to past its closing one.
  mutating func string() throws(Stop) -> String {
    at += 1
    let start = at
    var union: UInt8 = 0
    while at < bytes.count {
      union |= bytes[at]
      switch bytes[at] {
      case UInt8(ascii: "\""):
        let text = try text(from: start, to: at, isASCII: union < 0x80)
        at += 1
        return text
      case UInt8(ascii: "\\"):
        return try stringWithEscapes(from: start)
      case 0x00...0x1F:
        throw stop(.controlCharacter(byte: bytes[at]))
      default:
        at += 1
      }
    }
    throw stop(.endedEarly)
  }

  private mutating func stringWithEscapes(from start: Int) throws(Stop) -> String {
    scratch.removeAll(keepingCapacity: true)
    var plain = start
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        try keep(from: plain, to: at)
        at += 1
        return String(decoding: scratch, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try keep(from: plain, to: at)
        try escape()
        plain = at
      case 0x00...0x1F:
        throw stop(.controlCharacter(byte: bytes[at]))
      default:
        at += 1
      }
    }
    throw stop(.endedEarly)
  }

  /// The text of a stretch without escapes.
  ///
  /// `String(validating:)` would do the same, ten times slower: it isn't specialised for buffers.
  private func text(from start: Int, to end: Int, isASCII: Bool) throws(Stop) -> String {
    let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if !isASCII {
      let valid = UTF8Text.validCount(of: slice)
      guard valid == slice.count else { throw Stop(reason: .notUTF8, offset: start + valid) }
    }
    return String(decoding: slice, as: UTF8.self)
  }

  /// Appends a stretch without escapes; stretches are cut at ASCII bytes, so each is valid alone.
  private mutating func keep(from start: Int, to end: Int) throws(Stop) {
    let slice = UnsafeBufferPointer(rebasing: bytes[start..<end])
    let valid = UTF8Text.validCount(of: slice)
    guard valid == slice.count else { throw Stop(reason: .notUTF8, offset: start + valid) }
    scratch.append(contentsOf: slice)
  }

  private mutating func escape() throws(Stop) {
    let start = at
    at += 1
    guard at < bytes.count else { throw stop(.endedEarly) }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(byte)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(from: start)
    default: throw Stop(reason: .unknownEscape, offset: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(Stop) {
    let first = try fourDigits()
    var code = UInt32(first)
    if UTF16.isLeadSurrogate(first) {
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      else { throw Stop(reason: .loneSurrogate, offset: start) }
      at += 2
      let second = try fourDigits()
      guard UTF16.isTrailSurrogate(second) else {
        throw Stop(reason: .loneSurrogate, offset: start)
      }
      code = 0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw Stop(reason: .loneSurrogate, offset: start)
    }
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func fourDigits() throws(Stop) -> UInt16 {
    var code: UInt16 = 0
    for _ in 0..<4 {
      guard at < bytes.count else { throw stop(.endedEarly) }
      let digit: UInt8
      switch bytes[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[at] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[at] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[at] - UInt8(ascii: "A") + 10
      default: throw stop(.unknownEscape)
      }
      code = code << 4 | UInt16(digit)
      at += 1
    }
    return code
  }
}
