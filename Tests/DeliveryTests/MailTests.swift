@testable import Delivery
import CaseCore
import Foundation
import Testing
import WorkCalendar

/// Mails as they are put on the wire.
@Suite struct MailTests {
  private static func message(
    name: String = "秘书处", subject: String = "办理提醒", text: String = "您有 1 件事项将于明日到期。\n请登录处理。",
    html: String? = nil, attachments: [MailAttachment] = []
  ) throws -> MailMessage {
    MailMessage(
      from: Mailbox(name: name, address: try #require(MailAddress("office@wenzhen.test"))),
      to: Mailbox(name: "", address: try #require(MailAddress("li@lab.test"))), subject: subject,
      at: Instant(milliseconds: 1_772_413_200_345),
      zone: try #require(CalendarZone(identifier: "Asia/Shanghai")),
      messageID: "notice.1@wenzhen.test", text: text, html: html, attachments: attachments)
  }

  private static func text(_ message: MailMessage) -> String {
    String(decoding: message.bytes, as: UTF8.self)
  }

  @Test func `a plain mail reads as the standard has it`() throws {
    let body = Data("您有 1 件事项将于明日到期。\r\n请登录处理。".utf8).base64EncodedString()
    #expect(
      MailTests.text(try MailTests.message()) == """
        Date: Mon, 02 Mar 2026 09:00:00 +0800\r
        From: =?UTF-8?B?56eY5Lmm5aSE?= <office@wenzhen.test>\r
        To: <li@lab.test>\r
        Subject: =?UTF-8?B?5Yqe55CG5o+Q6YaS?=\r
        Message-ID: <notice.1@wenzhen.test>\r
        Auto-Submitted: auto-generated\r
        X-Auto-Response-Suppress: All\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: base64\r
        \r
        \(body.prefix(76))\r
        \(body.dropFirst(76))\r

        """)
  }

  @Test(arguments: [
    "x\r\nBcc: spy@evil.test", "x\nBcc: spy@evil.test", "x\r\n\r\nbody", "办\r\nBcc: y@z",
    "a\u{85}b", "a\u{2028}Bcc: y@z", "=?UTF-8?B?eA0KQmNjOiB5QHo=?=", "a\0b",
    String(repeating: "很", count: 400), String(repeating: "x", count: 2_000),
    "x " + String(repeating: "\t", count: 90),
  ])
  func `nobody's words make a header line of their own`(_ words: String) throws {
    let message = try MailTests.message(name: words, subject: words)
    let head = MailTests.text(message).components(separatedBy: "\r\n\r\n")[0]
    let lines = head.components(separatedBy: "\r\n")
    let names = lines.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted",
        "X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
      ])
    for line in lines {
      #expect(line.utf8.count <= 78)
      #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(line)")
      #expect(!line.trimmingCharacters(in: .whitespaces).isEmpty)
    }
  }

  @Test func `an encoded word never cuts a character, and is short`() {
    let text = String(repeating: "办𠀀a", count: 60)
    let words = HeaderText.encoded(text)
    #expect(words.allSatisfy { $0.utf8.count <= 75 })
    let decoded = words.map { word in
      let base64 = word.dropFirst("=?UTF-8?B?".count).dropLast(2)
      return String(data: Data(base64Encoded: String(base64)) ?? Data(), encoding: .utf8)
    }
    #expect(decoded.map { $0 ?? "?" }.joined() == text)
  }

  @Test func `the same mail has the same bytes, and its parts are told apart`() throws {
    let file = MailAttachment(
      name: "台账 \"一\".csv", type: "text/csv; charset=utf-8", bytes: Array("a,b\r\n".utf8))
    let message = try MailTests.message(html: "<p>办</p>", attachments: [file])
    #expect(message.bytes == message.bytes)
    let text = MailTests.text(message)
    #expect(text.contains("multipart/mixed; boundary=\"_"))
    #expect(text.contains("multipart/alternative; boundary=\"_"))
    let plain = try #require(text.range(of: "text/plain"))
    let html = try #require(text.range(of: "text/html"))
    #expect(plain.lowerBound < html.lowerBound)
    #expect(text.contains("filename=\"__ ___.csv\";"))
    #expect(text.contains("filename*=UTF-8''%E5%8F%B0%E8%B4%A6%20%22%E4%B8%80%22.csv"))
  }
}
