package import CaseCore
private import Foundation
private import NetworkAddresses

/// From whom mail comes, and by which server it leaves; without one it is kept in files.
package struct MailSettings: Equatable, Sendable {
  package var sender: Sender
  package var server: MailServer?

  /// The name and the address that receivers see.
  package struct Sender: Equatable, Sendable {
    package var name: String
    package var address: MailAddress
  }

  package static let standard = MailSettings(sender: Sender(name: "", address: .ofThisMachine))
}

/// The server to which mail is handed.
package struct MailServer: Equatable, Sendable {
  package var host: String
  package var port: Int
  package var security: Security
  /// A file of authorities that are trusted in place of the system's.
  package var authorities: String?
  package var user: String?
  /// Where the user's password stands, if not in the credential.
  package var passwordFile: String?
  /// How many mails are handed over at once.
  package var concurrency: Int

  /// How what is sent is kept from others on the way.
  package enum Security: Equatable, Sendable {
    /// TLS from the first byte on (`smtps://`).
    case tls
    /// TLS before anything of the mail is said (`smtp://`), or nothing is sent.
    case startTLS
    /// In the clear: nobody but this machine hears it.
    case loopback
  }

  package static let usualConcurrency = 4

  /// Whether it is loopback by its address, or by the one name that always means it.
  package var isOfThisMachine: Bool { Listening.isLoopback(Listening.known(host)) }

  /// As a transport is told it.
  package var url: String {
    let scheme =
      switch security {
      case .tls: MailServer.secureScheme
      case .startTLS, .loopback: MailServer.plainScheme
      }
    return "\(scheme)://\(Listening.text(host: host, port: port))"
  }

  fileprivate static let plainScheme = "smtp"
  fileprivate static let secureScheme = "smtps"
}

extension YAMLValue {
  func mailSettings() -> MailSettings? {
    fields { keys in
      var settings = MailSettings.standard
      let from = keys.optional("from")
      if let sender = from?.mailSender() { settings.sender = sender }
      let smtp = keys.optional("smtp")
      settings.server = smtp?.mailServer()
      let authorities = keys.optional("ca_file")
      settings.server?.authorities = authorities?.text()
      let user = keys.optional("user")
      settings.server?.user = user?.text(atMost: YAMLValue.labelLimit)
      let file = keys.optional("password_file")
      settings.server?.passwordFile = file?.text()
      let concurrency = keys.optional("concurrency")
      if let most = concurrency?.int(in: 1...64) { settings.server?.concurrency = most }
      if let smtp, from == nil {
        smtp.complain("needs `from` beside it: the address that receivers see")
      }
      for other in [authorities, user, file, concurrency] where smtp == nil {
        other?.complain("means nothing without `smtp`")
      }
      if user == nil { file?.complain("means nothing without `user`") }
      return settings
    }
  }

  /// `NAME <ADDRESS>`, or an address alone.
  private func mailSender() -> MailSettings.Sender? {
    guard let text = text(atMost: YAMLValue.labelLimit + MailAddress.longest) else { return nil }
    let wanted = "an address, or a name and an address: 秘书处 <office@example.org>"
    guard text.hasSuffix(">"), let open = text.firstIndex(of: "<") else {
      return MailAddress(text).map { MailSettings.Sender(name: "", address: $0) } ?? refuse(wanted)
    }
    let name = text[..<open].trimmingCharacters(in: .whitespaces)
    guard let address = MailAddress(String(text[open...].dropFirst().dropLast())) else {
      return refuse(wanted)
    }
    return MailSettings.Sender(name: name, address: address)
  }

  /// `smtp://HOST:PORT` or `smtps://HOST:PORT`.
  private func mailServer() -> MailServer? {
    guard let text = text() else { return nil }
    let wanted = "smtp://HOST:PORT (STARTTLS) or smtps://HOST:PORT"
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      [MailServer.plainScheme, MailServer.secureScheme].contains(scheme),
      let written = parts.host, !written.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return refuse(wanted) }
    guard parts.user == nil, parts.password == nil else {
      complain(
        "has a user or a password in it: put the user under `user`, and the password into the "
          + "credential smtp-password or the `password_file`")
      return nil
    }
    guard parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil,
      (1...65_535).contains(parts.port ?? 1)
    else { return refuse(wanted) }
    let host = written.hasPrefix("[") ? String(written.dropFirst().dropLast()) : written
    let isSecure = scheme == MailServer.secureScheme
    var server = MailServer(
      host: host, port: parts.port ?? (isSecure ? 465 : 587),
      security: isSecure ? .tls : .startTLS, concurrency: MailServer.usualConcurrency)
    if !isSecure, server.isOfThisMachine { server.security = .loopback }
    return server
  }
}
