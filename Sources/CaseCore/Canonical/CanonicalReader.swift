/// Reads canonical bytes in the order in which they were written, and nothing looser.
package struct CanonicalReader {
  private let bytes: [UInt8]
  private var place = 0
  /// How many free texts were read so far.
  package private(set) var sealedTexts = 0
  /// Whether the string read last has escapes in it.
  private var hasEscapes = false
  /// The free texts kept beside sealed bytes, by ordinal; nil when texts stand in the clear.
  private let texts: [Int: String]?

  /// What a free text reads as once it was erased, where the value has no word of its own for it.
  package static let erasedText = "〔已删除〕"

  /// A reader of bytes in which texts stand in the clear.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    texts = nil
  }

  /// A reader of sealed bytes; a text that is not among `texts` was erased.
  package init(_ bytes: [UInt8], texts: [Int: String]) {
    self.bytes = bytes
    self.texts = texts
  }

  package var isAtEnd: Bool { place == bytes.count }

  package mutating func open() throws(CanonicalFault) { try expect(Byte.openBrace) }
  package mutating func close() throws(CanonicalFault) { try expect(Byte.closeBrace) }

  /// Reads the member that must come next.
  package mutating func field<Value: CanonicalValue>(
    _ key: StaticString
  ) throws(CanonicalFault) -> Value {
    guard skip(key: key) else { throw fault(.missing("\(key)")) }
    return try Value(from: &self)
  }

  /// Reads the member if it comes next.
  package mutating func optional<Value: CanonicalValue>(
    _ key: StaticString
  ) throws(CanonicalFault) -> Value? {
    skip(key: key) ? try Value(from: &self) : nil
  }

  /// Reads a free text; nil once it was erased.
  package mutating func freeText() throws(CanonicalFault) -> String? {
    guard let texts else { return try string() }
    _ = try quoted()
    defer { sealedTexts += 1 }
    return texts[sealedTexts]
  }

  package mutating func array<Element: CanonicalValue>() throws(CanonicalFault) -> [Element] {
    try expect(Byte.openBracket)
    var elements: [Element] = []
    while !skip(Byte.closeBracket) {
      if !elements.isEmpty { try expect(Byte.comma) }
      elements.append(try Element(from: &self))
    }
    return elements
  }

  /// Consumes the key if it comes next.
  package mutating func skip(key: StaticString) -> Bool {
    let start = peek == Byte.comma ? place + 1 : place
    let end = start + key.utf8CodeUnitCount + 3
    guard end <= bytes.count, bytes[start] == Byte.quote, bytes[end - 2] == Byte.quote,
      bytes[end - 1] == Byte.colon, matches(key, at: start + 1)
    else { return false }
    place = end
    return true
  }

  /// Reads whichever key comes next.
  package mutating func anyKey() throws(CanonicalFault) -> CanonicalWord {
    _ = skip(Byte.comma)
    let word = try self.word()
    try expect(Byte.colon)
    return word
  }

  package mutating func word() throws(CanonicalFault) -> CanonicalWord {
    CanonicalWord(bytes: bytes[try quoted()])
  }

  package mutating func string() throws(CanonicalFault) -> String {
    let range = try quoted()
    guard hasEscapes else {
      return bytes.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
      }
    }
    return try unescaped(range)
  }

  package mutating func integer() throws(CanonicalFault) -> Int64 {
    let isNegative = skip(Byte.minus)
    let start = place
    let read = bytes.withUnsafeBufferPointer { bytes -> (magnitude: UInt64, end: Int)? in
      var magnitude: UInt64 = 0
      var end = start
      while end < bytes.count, bytes[end] >= Byte.zero, bytes[end] <= Byte.nine {
        let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(UInt64(bytes[end] - Byte.zero))
        guard !overflowed, !carried else { return nil }
        magnitude = sum
        end += 1
      }
      return end > start ? (magnitude, end) : nil
    }
    guard let (magnitude, end) = read else { throw fault(.number) }
    place = end
    if isNegative, magnitude == Int64.min.magnitude { return .min }
    guard let number = Int64(exactly: magnitude) else { throw fault(.number) }
    return isNegative ? -number : number
  }

  package mutating func bool() throws(CanonicalFault) -> Bool {
    let text: StaticString = peek == Byte.letterT ? "true" : "false"
    guard matches(text, at: place) else { throw fault(.unknownWord("")) }
    place += text.utf8CodeUnitCount
    return text.utf8CodeUnitCount == 4
  }

  package func fault(_ reason: CanonicalFault.Reason) -> CanonicalFault {
    CanonicalFault(reason: reason, offset: place)
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(CanonicalFault) {
    guard skip(byte) else {
      throw fault(.expected(Character(Unicode.Scalar(byte))))
    }
  }

  private func matches(_ text: StaticString, at start: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      text.withUTF8Buffer { expected in
        for offset in 0..<count where expected[offset] != bytes[start + offset] { return false }
        return true
      }
    }
  }

  /// The place of a string's bytes, escapes and all.
  private mutating func quoted() throws(CanonicalFault) -> Range<Int> {
    try expect(Byte.quote)
    let start = place
    (place, hasEscapes) = bytes.withUnsafeBufferPointer { bytes in
      var end = start
      var hasEscapes = false
      while end < bytes.count, bytes[end] != Byte.quote {
        if bytes[end] == Byte.backslash {
          hasEscapes = true
          end += 1
        }
        end += 1
      }
      return (end, hasEscapes)
    }
    guard place < bytes.count else { throw fault(.expected("\"")) }
    place += 1
    return start..<(place - 1)
  }

  private func unescaped(_ range: Range<Int>) throws(CanonicalFault) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var next = range.lowerBound
    while next < range.upperBound {
      let byte = bytes[next]
      if byte != Byte.backslash {
        plain.append(byte)
        next += 1
      } else if bytes[next + 1] != Byte.letterU {
        plain.append(bytes[next + 1])
        next += 2
      } else {
        guard next + 6 <= range.upperBound, let high = Byte.hexValue(bytes[next + 4]),
          let low = Byte.hexValue(bytes[next + 5])
        else { throw fault(.escape) }
        plain.append(high << 4 | low)
        next += 6
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

/// A word of ours as it was read, to be matched against the words we know.
package struct CanonicalWord {
  fileprivate let bytes: ArraySlice<UInt8>

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package static func ~= (pattern: StaticString, word: CanonicalWord) -> Bool {
    pattern.withUTF8Buffer { word.bytes.elementsEqual($0) }
  }
}

/// Bytes that are not what our writer writes.
package struct CanonicalFault: Error, Equatable, Sendable {
  package var reason: Reason
  /// Where in the bytes reading stopped.
  package var offset: Int

  /// What is wrong there.
  package enum Reason: Equatable, Sendable {
    case expected(Character)
    case missing(String)
    case unknownWord(String)
    case number
    case escape
    case value(String)
    case trailingBytes
  }
}
