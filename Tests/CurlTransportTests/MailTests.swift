@testable import CurlTransport
import Testing

/// One mail to one recipient over SMTP; the peer's replies decide.
@Suite struct MailTests {
  private static let message = Array("Subject: x\r\n\r\n.first\r\n..second\r\n.\r\nend\r\n".utf8)

  private static func request(_ port: Int, _ message: [UInt8] = message) -> MailRequest {
    MailRequest(
      server: "smtp://127.0.0.1:\(port)", helloName: "wenzhen.test", needsTLS: false,
      sender: "from@wenzhen.test", recipient: "to@example.test", message: message)
  }

  /// A mail server that answers `RCPT` and the end of `DATA` as told; nil: it goes away.
  private static func peer(
    greeting: String = "220 peer", sender: String = "250 ok", recipient: String = "250 ok",
    data: String? = "250 2.0.0 queued as 7"
  ) throws -> LoopbackPeer {
    try LoopbackPeer { line in
      line.say(greeting + "\r\n")
      while let command = line.read(through: "\r\n") {
        line.note(command)
        switch command.prefix(4).uppercased() {
        case "EHLO": line.say("250-peer\r\n250 SIZE 1000000\r\n")
        case "MAIL": line.say(sender + "\r\n")
        case "RCPT": line.say(recipient + "\r\n")
        case "DATA":
          line.say("354 go on\r\n")
          guard let text = line.read(through: "\r\n.\r\n") else { return }
          line.note(text)
          guard let data else { return }
          line.say(data + "\r\n")
        case "QUIT":
          line.say("221 bye\r\n")
          return
        default: line.say("250 ok\r\n")
        }
      }
    }
  }

  @Test func `a mail arrives byte for byte, its dots doubled on the way`() async throws {
    let peer = try MailTests.peer()
    let transport = HTTPTests.transport()
    let reply = try await transport.send(MailTests.request(peer.port))
    #expect(reply.isAccepted)
    #expect(reply.lines.contains("250 2.0.0 queued as 7"))
    let text = "Subject: x\r\n\r\n..first\r\n...second\r\n..\r\nend\r\n.\r\n"
    #expect(peer.received.contains(text))
    #expect(peer.received.contains("EHLO wenzhen.test\r\n"))
    #expect(peer.received.contains { $0.hasPrefix("MAIL FROM:<from@wenzhen.test>") })
    #expect(peer.received.contains { $0.hasPrefix("RCPT TO:<to@example.test>") })
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test(arguments: [("550 5.1.1 unknown", 550), ("451 4.7.1 later", 451)])
  func `a refused recipient is a reply`(_ words: String, _ code: Int) async throws {
    let peer = try MailTests.peer(recipient: words)
    let transport = HTTPTests.transport()
    let reply = try await transport.send(MailTests.request(peer.port))
    #expect(reply.code == code)
    #expect(reply.said == words)
    #expect(!reply.isAccepted)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a refused message is a reply`() async throws {
    let peer = try MailTests.peer(data: "554 5.7.1 no")
    let transport = HTTPTests.transport()
    #expect(try await transport.send(MailTests.request(peer.port)).code == 554)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test(arguments: [
    ("554 5.3.2 closed", "250 ok", "250 ok", "250 ok", MailStage.server),
    ("220 peer", "550 5.1.8 not you", "250 ok", "250 ok", .sender),
    ("220 peer", "250 ok", "550 5.1.1 unknown", "250 ok", .recipient),
    ("220 peer", "250 ok", "250 ok", "554 5.7.1 no", .message),
  ])
  func `a refusal says what it is about`(
    _ greeting: String, _ sender: String, _ recipient: String, _ data: String, _ stage: MailStage
  ) async throws {
    let peer = try MailTests.peer(
      greeting: greeting, sender: sender, recipient: recipient, data: data)
    let transport = HTTPTests.transport()
    let reply = try await transport.send(MailTests.request(peer.port))
    #expect(reply.stage == stage, "\(reply.lines)")
    #expect(!reply.isAccepted)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a server that goes away within the text can't have kept the mail`() async throws {
    let peer = try LoopbackPeer { line in
      line.say("220 peer\r\n")
      while let command = line.read(through: "\r\n") {
        guard command.prefix(4) != "DATA" else { break }
        line.say("250 ok\r\n")
      }
      line.say("354 go on\r\n")
    }
    let transport = HTTPTests.transport()
    let long = Array(String(repeating: "x\r\n", count: 2_000_000).utf8)
    #expect(
      await transport.failure(of: MailTests.request(peer.port, long))?.kind == "broken, false")
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a server that goes away after the last dot may have kept the mail`() async throws {
    let peer = try MailTests.peer(data: nil)
    let transport = HTTPTests.transport()
    #expect(await transport.failure(of: MailTests.request(peer.port))?.kind == "broken, true")
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `without TLS where it is asked for nothing is sent`() async throws {
    let peer = try MailTests.peer()
    let transport = HTTPTests.transport()
    var request = MailTests.request(peer.port)
    request.needsTLS = true
    let sent = request
    #expect(await transport.failure(of: sent)?.kind == "untrusted")
    #expect(!peer.received.contains { $0.hasPrefix("MAIL") })
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test(arguments: ["a\nb\r\n", "a\rb\r\n", "a\r\n.\n\r\n", "a", "a\0\r\n"])
  func `a line that ends otherwise than by CRLF is not sent`(_ text: String) async throws {
    let peer = try MailTests.peer()
    let transport = HTTPTests.transport()
    let request = MailTests.request(peer.port, Array(text.utf8))
    await #expect(throws: TransportError.self) { try await transport.send(request) }
    #expect(peer.connections == 0)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test(arguments: ["a@b>\r\nRCPT TO:<c@d", "a b@c", "nobody", "题@b.cn"])
  func `an address that could be taken for more is not sent`(_ address: String) async throws {
    let peer = try MailTests.peer()
    let transport = HTTPTests.transport()
    var request = MailTests.request(peer.port)
    request.recipient = address
    let sent = request
    await #expect(throws: TransportError.self) { try await transport.send(sent) }
    #expect(peer.connections == 0)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }
}
