private import Foundation

/// Text of a table that came as bytes, and the encoding it was found to have.
package struct DelimitedText: Equatable, Sendable {
  /// The encodings in which offices here save their tables.
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
  }

  package var text: String
  package var encoding: Encoding

  /// Bytes that are neither of the two.
  package struct Undecodable: Error, Equatable, Sendable {
    /// Bytes before the first that can't be read in the likelier encoding.
    package let offset: Int
    package let likelier: Encoding

    /// The row of those bytes, and what a clerk is told.
    package func told(of bytes: [UInt8]) -> (row: Int, message: String) {
      let before = bytes.prefix(offset)
      let lineEnd = UInt8(ascii: "\n")
      let start = before.lastIndex(of: lineEnd).map { $0 + 1 } ?? 0
      return (
        1 + before.count { $0 == lineEnd },
        "这一行第 \(offset - start + 1) 个字节起读不懂：文件既不是 UTF-8 也不是 GB18030 编码"
          + "（按 \(likelier.rawValue) 读取）；请在表格软件里另存为“CSV UTF-8”后再导入"
      )
    }
  }

  /// Decodes UTF-8 where the bytes begin with its mark or are valid throughout, else GB18030.
  package static func decode(_ bytes: [UInt8]) throws(Undecodable) -> DelimitedText {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let isMarked = bytes.starts(with: mark)
    let body = isMarked ? bytes[3...] : bytes[...]
    let validCount = body.withUnsafeBufferPointer { UTF8Text.validCount(of: $0) }
    if validCount == body.count {
      return DelimitedText(text: String(decoding: body, as: UTF8.self), encoding: .utf8)
    }
    let utf8Offset = validCount + (isMarked ? mark.count : 0)
    if isMarked { throw Undecodable(offset: utf8Offset, likelier: .utf8) }
    let offset: Int
    switch GB18030.decode(bytes) {
    case .text(let text): return DelimitedText(text: text, encoding: .gb18030)
    case .undecodable(let place): offset = place
    }
    throw offset > utf8Offset
      ? Undecodable(offset: offset, likelier: .gb18030)
      : Undecodable(offset: utf8Offset, likelier: .utf8)
  }
}

/// Foundation's GB18030, and the place where it gives up.
enum GB18030 {
  /// What came of some bytes.
  enum Decoding {
    case text(String)
    case undecodable(offset: Int)
  }

  /// `kCFStringEncodingGB_18030_2000` as an `NSStringEncoding`; Foundation has no name for it.
  private static let encoding = String.Encoding(rawValue: 0x8000_0632)

  static func decode(_ bytes: [UInt8]) -> Decoding {
    let starts = characterStarts(of: bytes)
    if starts.last == bytes.count, let text = text(bytes[...]) { return .text(text) }
    var readable = 0
    var unreadable = starts.count - 1
    if text(bytes[..<starts[unreadable]]) != nil { return .undecodable(offset: starts[unreadable]) }
    // A prefix that can be read has only readable prefixes, so halving finds the first that can't.
    while unreadable - readable > 1 {
      let middle = (readable + unreadable) / 2
      if text(bytes[..<starts[middle]]) == nil {
        unreadable = middle
      } else {
        readable = middle
      }
    }
    return .undecodable(offset: starts[readable])
  }

  /// Foundation drops a byte order mark and accepts some cut-off ends; neither gets this far.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    String(bytes: bytes, encoding: encoding)
  }

  /// Where each character begins, up to the end or to the first bytes of impossible form.
  private static func characterStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var at = 0
    while at < bytes.count {
      let length = characterLength(at: at, of: bytes)
      guard length > 0 else { break }
      at += length
      starts.append(at)
    }
    return starts
  }

  private static func characterLength(at: Int, of bytes: [UInt8]) -> Int {
    let lead: ClosedRange<UInt8> = 0x81...0xFE
    let digit: ClosedRange<UInt8> = 0x30...0x39
    if bytes[at] < 0x80 { return 1 }
    guard lead.contains(bytes[at]), at + 1 < bytes.count else { return 0 }
    switch bytes[at + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case digit:
      let isWhole =
        at + 3 < bytes.count && lead.contains(bytes[at + 2])
        && digit.contains(bytes[at + 3])
      return isWhole ? 4 : 0
    default: return 0
    }
  }
}
