internal import CaseService
internal import CaseStore
private import Foundation
internal import ProcedureLanguage

/// What a daemon hands mail over with.
extension Daemon {
  /// The folder, within the data, of mails that go to no server.
  static let letters = "mail"

  /// Reads the password of the server's user, where there is one.
  static func mailer(
    _ configuration: Configuration, _ kind: ClockKind
  ) throws -> Mailer {
    var password: String?
    if let server = configuration.mail.server, server.user != nil {
      do {
        password = try MailPassword.read(
          file: server.passwordFile,
          credentials: ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"])
      } catch {
        throw Fault(error.words)
      }
    }
    return Mailer(
      configuration.mail, password: password, files: "\(configuration.data)/\(letters)",
      isSimulated: kind == .simulated)
  }
}
