extension JSONParser {
  /// Reads a number; one that is whole, however it is written, is an integer.
  mutating func number() throws(Stop) -> JSONValue {
    let start = at
    let isNegative = bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let whole = try wholePart(isNegative: isNegative)
    var isPlain = true
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      isPlain = false
      at += 1
      try digits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      isPlain = false
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      try digits()
    }
    if isPlain {
      guard let whole else { throw Stop(reason: .numberOutOfRange, offset: start) }
      return .integer(whole)
    }
    return try fraction(from: start)
  }

  /// The digits before a point, or `nil` where they leave 64 bits.
  private mutating func wholePart(isNegative: Bool) throws(Stop) -> Int64? {
    guard at < bytes.count else { throw stop(.endedEarly) }
    let first = at
    var total: Int64? = 0
    while at < bytes.count, case let digit = bytes[at] &- UInt8(ascii: "0"), digit < 10 {
      total = total.flatMap { Self.appending(digit, to: $0, isNegative: isNegative) }
      at += 1
    }
    guard at > first else { throw stop(.badNumber) }
    if at - first > 1, bytes[first] == UInt8(ascii: "0") {
      throw Stop(reason: .badNumber, offset: first)
    }
    return total
  }

  private static func appending(_ digit: UInt8, to total: Int64, isNegative: Bool) -> Int64? {
    let (tenfold, isTooLarge) = total.multipliedReportingOverflow(by: 10)
    let step = isNegative ? -Int64(digit) : Int64(digit)
    let (sum, isSumTooLarge) = tenfold.addingReportingOverflow(step)
    return isTooLarge || isSumTooLarge ? nil : sum
  }

  private mutating func digits() throws(Stop) {
    guard at < bytes.count else { throw stop(.endedEarly) }
    let first = at
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
    guard at > first else { throw stop(.badNumber) }
  }

  private func fraction(from start: Int) throws(Stop) -> JSONValue {
    let written = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let number = Double(written), number.isFinite else {
      throw Stop(reason: .numberOutOfRange, offset: start)
    }
    if let whole = Int64(exactly: number) { return .integer(whole) }
    return .number(number)
  }
}
