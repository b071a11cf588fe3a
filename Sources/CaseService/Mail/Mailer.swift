internal import CaseCore
internal import CaseStore
internal import CurlTransport
internal import Delivery
internal import NetworkAddresses
package import ProcedureLanguage
internal import WorkCalendar

/// What hands over mail: to a server, or to files where none is named.
package final class Mailer: Sendable {
  private let sender: Mailbox
  private let way: Way
  private let wire: WireClock

  private enum Way: Sendable {
    case files(LetterFile)
    case server(Server)
  }

  private struct Server: Sendable {
    let settings: MailServer
    let login: MailRequest.Login?
    let limits: TransferLimits
    let transport: CurlTransport
  }

  /// `password` is the user's, where the settings name one; `files` is the directory of those.
  package init(
    _ settings: MailSettings, password: String?, files directory: String, isSimulated: Bool,
    wire: WireClock = .system
  ) {
    sender = Mailbox(
      name: settings.sender.name.isEmpty ? Mailer.usualName : settings.sender.name,
      address: settings.sender.address)
    self.wire = wire
    guard let server = settings.server else {
      way = .files(LetterFile(directory: directory))
      return
    }
    let isOfThisMachine = server.isOfThisMachine
    let transport = CurlTransport(name: "mail", inFlight: server.concurrency) { address in
      !isOfThisMachine || AddressRange.loopback.contains { $0.contains(address.host) }
    }
    way = .server(
      Server(
        settings: server,
        login: server.user.map { MailRequest.Login(user: $0, password: password ?? "") },
        limits: isSimulated ? .simulated : .mail, transport: transport))
  }

  private static let usualName = "问诊会秘书处"

  /// Whether a mail that was on its way when the daemon ended may have arrived.
  ///
  /// A file that was being written is written again, under the same name.
  var mayHaveArrivedUnseen: Bool {
    switch way {
    case .files: false
    case .server: true
    }
  }

  /// How many mails are on their way at once: no more than these can be in doubt after a crash.
  var placesAtOnce: Int {
    switch way {
    case .files: Mailer.filesAtOnce
    case .server(let server): server.settings.concurrency
    }
  }

  private static let filesAtOnce = 16

  /// Where mail is handed over, for whoever set it up.
  var place: String {
    switch way {
    case .files(let files): files.directory
    case .server(let server): server.settings.url
    }
  }

  /// What those who are written to see as the sender's name.
  var senderName: String { sender.name }

  /// A whole mail, once and for all attempts: its date is the wall clock's.
  func compose(
    _ letter: Letter, to recipient: Mailbox, messageID: String, in zone: CalendarZone
  ) -> [UInt8] {
    MailMessage(
      from: sender, to: recipient, subject: letter.subject,
      at: Instant(milliseconds: wire.now().milliseconds), zone: zone, messageID: messageID,
      text: letter.text, html: letter.html
    ).bytes
  }

  /// The whole mail of a notice.
  func compose(_ parcel: Parcel, to address: MailAddress, _ names: Names) -> [UInt8] {
    let draft = parcel.notice.draft
    let letter = names.letters.letter(
      LetterFacts(
        draft: draft, procedure: parcel.ofCase?.procedure, leadLabels: names.ofLead,
        recipient: names.recipient, organisation: names.organisation, sender: sender.name))
    return compose(
      letter, to: Mailbox(name: names.recipient, address: address),
      messageID: messageID(of: draft.id), in: names.zone)
  }

  /// What a letter is written with besides its notice.
  struct Names: Sendable {
    var letters: NoticeLetters
    var recipient: String
    var organisation: String
    /// What the case's procedure calls whoever does the work.
    var ofLead: [String]
    var zone: CalendarZone
  }

  func messageID(of notice: NoticeID) -> String { messageID("notice.\(notice.text)") }

  /// The stable id of the mail of that name.
  func messageID(_ name: String) -> String { "\(name)@\(sender.address.domain)" }

  /// How an attempt ended, and why, where it did not get through.
  struct Attempt: Sendable {
    var ending: MailVerdict.Ending
    var fault: String?
  }

  /// When an attempt ended, and what decides how long to wait after it.
  struct Moment: Sendable {
    var at: Instant
    /// How often in a row the server has failed by then, whatever went by it.
    var failures: Int
    /// From 0 to 1.
    var draw: Double
  }

  /// Hands over a mail once.
  func attempt(_ bytes: [UInt8], messageID: String, to address: MailAddress) async -> Attempt {
    switch way {
    case .files(let files):
      guard let refusal = await files.keep(bytes, messageID: messageID) else {
        return Attempt(ending: .accepted)
      }
      return Attempt(ending: .unreachable, fault: "邮件文件无法写入：\(refusal.words)")
    case .server(let server): return await hand(bytes, to: address, server)
    }
  }

  private func hand(
    _ bytes: [UInt8], to address: MailAddress, _ server: Server
  ) async -> Attempt {
    let request = MailRequest(
      server: server.settings.url, helloName: sender.address.domain,
      needsTLS: server.settings.security != .loopback, authorities: server.settings.authorities,
      login: server.login,
      sender: sender.address.text, recipient: address.text, message: bytes, limits: server.limits)
    do {
      let reply = try await server.transport.send(request)
      guard !reply.isAccepted else { return Attempt(ending: .accepted) }
      let said = Mailer.shown(reply.said, without: address)
      switch reply.stage {
      case .server: return Attempt(ending: .unreachable, fault: "邮件服务器拒绝服务：\(said)")
      case .sender: return Attempt(ending: .unreachable, fault: "邮件服务器不接受发件地址：\(said)")
      case .recipient:
        return Attempt(ending: .answered(reply.code), fault: "邮件服务器不接受收件地址：\(said)")
      case .message: return Attempt(ending: .answered(reply.code), fault: "邮件服务器不接受邮件：\(said)")
      }
    } catch {
      return Attempt(ending: error.mailEnding, fault: Mailer.shown(error.words, without: address))
    }
  }

  /// How many characters of what a server said are kept.
  private static let longestFault = 300

  /// Without the address, which is personal and may change.
  private static func shown(_ words: String, without address: MailAddress) -> String {
    String(words.replacing(address.text, with: "…").prefix(longestFault))
  }

  /// Lets what is in flight end, and takes no more.
  package func stop() async {
    switch way {
    case .files: return
    case .server(let server): await server.transport.stop()
    }
  }
}

extension TransportError {
  /// What it means for a mail.
  fileprivate var mailEnding: MailVerdict.Ending {
    switch self {
    case .timedOut(let mayHaveArrived), .broken(_, let mayHaveArrived):
      mayHaveArrived ? .cutOff : .unreachable
    case .cancelled(let mayHaveArrived): mayHaveArrived ? .cutOff : .stopped
    case .forbiddenAddress, .unsendable, .unresolved, .unconnected, .untrusted, .overloaded:
      .unreachable
    }
  }
}
