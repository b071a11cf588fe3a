/// A mail to one recipient, sent once as it stands.
package struct MailRequest: Sendable {
  /// `smtp://HOST:PORT` or `smtps://HOST:PORT`.
  package var server: String
  /// The name by which we greet the server.
  package var helloName: String
  /// STARTTLS with a trusted certificate, or nothing is sent.
  package var needsTLS: Bool
  /// A file of authorities that are trusted in place of the system's.
  package var authorities: String?
  package var login: Login?
  /// The envelope's addresses, without angle brackets.
  package var sender: String
  package var recipient: String
  /// The whole message, its lines ended by CRLF.
  package var message: [UInt8]
  package var limits: TransferLimits

  /// A user of the mail server.
  package struct Login: Sendable {
    package var user: String
    package var password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  package init(
    server: String, helloName: String, needsTLS: Bool, authorities: String? = nil,
    login: Login? = nil, sender: String, recipient: String, message: [UInt8],
    limits: TransferLimits = .mail
  ) {
    self.server = server
    self.helloName = helloName
    self.needsTLS = needsTLS
    self.authorities = authorities
    self.login = login
    self.sender = sender
    self.recipient = recipient
    self.message = message
    self.limits = limits
  }

  /// Throws where a byte could be taken for the end of something.
  func check() throws(TransportError) {
    for address in [sender, recipient] {
      let isPlain = address.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0.value < 0x7F && $0 != "<" && $0 != ">"
      }
      guard isPlain, address.contains("@") else { throw .unsendable("the address \(address)") }
    }
    guard helloName.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
      throw .unsendable("the name \(helloName)")
    }
    var before: UInt8 = 0
    for byte in message {
      let isBareLF = byte == 0x0A && before != 0x0D
      let isBareCR = byte != 0x0A && before == 0x0D
      guard !isBareLF, !isBareCR, byte != 0 else {
        throw .unsendable("a line of the mail does not end with CRLF, or it has a NUL")
      }
      before = byte
    }
    guard message.suffix(2) == [0x0D, 0x0A] else {
      throw .unsendable("the mail does not end with CRLF")
    }
  }
}

/// What the mail server said last.
package struct MailReply: Equatable, Sendable {
  /// The code of its last reply; 4xx says later, 5xx never.
  package var code: Int
  /// The lines of its replies.
  package var lines: [String]
  package var milliseconds: Int

  package var isAccepted: Bool { (200..<300).contains(code) }

  /// The line that decided; behind it may stand the answer to our goodbye.
  package var said: String { lines.last { $0.hasPrefix("\(code)") } ?? "\(code)" }
}

/// What a mail server's last reply was about.
package enum MailStage: Equatable, Sendable {
  /// The server as such: its greeting, TLS, the login.
  case server
  case sender
  case recipient
  /// The message itself, and that it is taken.
  case message
}

extension MailReply {
  /// Read off the replies: each `250` takes one command further, and before the sender's there is
  /// one for every `220`, which is the greeting's or that of STARTTLS.
  package var stage: MailStage {
    // Only the last line of a reply has a space behind its code.
    let codes = lines.filter { $0.dropFirst(3).first != "-" }.map { $0.prefix(3) }
    let before = codes.dropLast()
    let greetings = before.count { $0 == "220" }
    let isLogin = [530, 534, 535, 538].contains(code)
    guard greetings > 0, !isLogin else { return .server }
    switch before.count(where: { $0 == "250" }) - greetings {
    case ..<0: return .server
    case 0: return .sender
    case 1: return .recipient
    default: return .message
    }
  }
}

extension TransferLimits {
  /// Servers of mail look long at what they are given (RFC 5321 section 4.5.3.2).
  package static let mail = TransferLimits(
    connectMilliseconds: 10_000, totalMilliseconds: 60_000)
}
