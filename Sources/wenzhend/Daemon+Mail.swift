internal import CaseService
internal import CaseStore
private import Foundation
internal import Logging
internal import ProcedureLanguage

/// What a daemon hands mail over with.
extension Daemon {
  /// The folder, within the data, of mails that go to no server.
  static let letters = "mail"

  /// What hands mail over; a rehearsal writes to nobody outside this machine.
  static func mailer(
    _ configuration: Configuration, _ kind: ClockKind, isDemo: Bool
  ) throws -> Mailer {
    if let server = configuration.mail.server, !server.isOfThisMachine, isDemo || kind == .simulated
    {
      throw Fault(
        "a demo or simulated store hands mail to loopback only, not \(server.host) (mail.smtp)")
    }
    try checkAuthorities(configuration.mail)
    do {
      return Mailer(
        configuration.mail, password: try password(configuration.mail),
        files: "\(configuration.data)/\(letters)", isSimulated: kind == .simulated)
    } catch {
      throw Fault(error.words)
    }
  }

  /// A file of authorities that can't be used is told before any mail has failed for it.
  static func checkAuthorities(_ mail: MailSettings) throws {
    guard let file = mail.server?.authorities else { return }
    let bytes = FileManager.default.contents(atPath: file) ?? Data()
    guard String(decoding: bytes, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
      throw Fault("\(file) (mail.ca_file) can't be read, or holds no certificate in PEM")
    }
  }

  /// Who writes digests; nil where none are wanted.
  static func clerk(
    _ configuration: Configuration, _ executor: Executor, _ mailer: Mailer, _ logger: Logger
  ) -> DigestClerk? {
    configuration.digests.dailyMinute.map { minute in
      let duties = OfficeDuties(
        executor: executor, vacancyHorizon: configuration.vacancyHorizon)
      return DigestClerk(
        executor: executor, mailer: mailer, duties: duties, minuteOfDay: minute, logger: logger)
    }
  }

  /// The password of the server's user; nil where there is no user.
  static func password(_ mail: MailSettings) throws(MailPasswordFault) -> String? {
    guard let server = mail.server, server.user != nil else { return nil }
    return try MailPassword.read(
      file: server.passwordFile,
      credentials: ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"])
  }
}
