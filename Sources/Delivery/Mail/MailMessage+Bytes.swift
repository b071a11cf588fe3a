internal import Crypto
internal import Foundation
internal import WorkCalendar

extension MailMessage {
  /// The whole message, lines ended by CRLF: the same for the same mail, byte for byte.
  package var bytes: [UInt8] {
    let header =
      "Date: \(MailDate.text(at, in: zone))\r\n"
      + HeaderText.line("From", from) + HeaderText.line("To", to)
      + HeaderText.line("Subject", subject)
      + HeaderText.fold("Message-ID", ["<\(HeaderText.oneLine(messageID))>"])
      + "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n"
    return Array((header + body.text).utf8)
  }

  private var body: MailPart {
    var parts = [MailPart(type: "text/plain; charset=utf-8", bytes: MailMessage.lines(text))]
    if let html {
      // The form to be preferred comes last (RFC 2046 section 5.1.4).
      let rich = MailPart(type: "text/html; charset=utf-8", bytes: MailMessage.lines(html))
      parts = [MailPart("alternative", boundary: boundary("alternative"), of: parts + [rich])]
    }
    guard !attachments.isEmpty else { return parts[0] }
    return MailPart(
      "mixed", boundary: boundary("mixed"), of: parts + attachments.map(MailPart.init))
  }

  /// No line of base64 has an underscore, so that no part holds the boundary.
  private func boundary(_ kind: String) -> String {
    let hash = SHA256.hash(data: Data("\(messageID) \(kind)".utf8))
    return "_" + hash.prefix(12).map { String(format: "%02x", $0) }.joined()
  }

  /// A text's bytes with its lines ended as mail has them.
  private static func lines(_ text: String) -> [UInt8] {
    let plain = text.replacingOccurrences(of: "\r\n", with: "\n")
      .replacingOccurrences(of: "\r", with: "\n")
    return Array(plain.replacingOccurrences(of: "\n", with: "\r\n").utf8)
  }
}

/// A part of a mail's body: its header lines, an empty one, and what it holds.
struct MailPart {
  let text: String

  /// Everything goes in base64: Chinese takes a third of what quoted-printable makes of it.
  init(type: String, disposition: String = "", bytes: [UInt8]) {
    let options: Data.Base64EncodingOptions = [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    let encoded = Data(bytes).base64EncodedString(options: options)
    text =
      "Content-Type: \(HeaderText.oneLine(type))\r\n" + disposition
      + "Content-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n"
  }

  init(_ attachment: MailAttachment) {
    self.init(
      type: attachment.type, disposition: MailPart.disposition(attachment.name),
      bytes: attachment.bytes)
  }

  init(_ kind: String, boundary: String, of parts: [MailPart]) {
    text =
      "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\r\n\r\n"
      + parts.map { "--\(boundary)\r\n" + $0.text }.joined() + "--\(boundary)--\r\n"
  }

  /// A file's name in ASCII, and in full (RFC 2231).
  private static func disposition(_ name: String) -> String {
    let name = HeaderText.oneLine(name)
    let plain = String(
      name.unicodeScalars.map { scalar in
        scalar.isASCII && scalar != "\"" && scalar != "\\" ? Character(scalar) : "_"
      })
    let full = name.utf8.map { byte in
      let isPlain =
        byte < 0x80
        && (Character(UnicodeScalar(byte)).isLetter
          || Character(UnicodeScalar(byte)).isNumber || "-._".utf8.contains(byte))
      return isPlain ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
    }.joined()
    return HeaderText.fold(
      "Content-Disposition",
      ["attachment;", "filename=\"\(plain)\";", "filename*=UTF-8''\(full)"])
  }
}

/// A date as mail writes it (RFC 5322 section 3.3).
enum MailDate {
  static func text(_ at: Instant, in zone: CalendarZone) -> String {
    // 2026-03-02T09:00:00+08:00
    let second = Instant(milliseconds: at.milliseconds - at.milliseconds % 1_000)
    let iso = Array(second.iso8601(in: zone))
    let (date, time, offset) = (iso[..<10], iso[11..<19], iso[19...].filter { $0 != ":" })
    guard let day = CivilDate(String(date)) else { return "" }
    let (weekday, month) = (EnglishDate.days[day.weekday - 1], EnglishDate.months[day.month - 1])
    return "\(weekday), \(String(date.suffix(2))) \(month) \(day.year) "
      + "\(String(time)) \(offset == ["Z"] ? "+0000" : String(offset))"
  }
}
