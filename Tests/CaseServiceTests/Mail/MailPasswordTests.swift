import CaseService
import Foundation
import Testing

/// The password of the mail server's user.
@Suite final class MailPasswordTests {
  private let directory = NSTemporaryDirectory() + "wenzhen-password-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func file(_ name: String, _ text: String, _ mode: Int = 0o600) -> String {
    let path = "\(directory)/\(name)"
    _ = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    return path
  }

  private func fault(file: String?, credentials: String? = nil) -> MailPasswordFault? {
    do throws(MailPasswordFault) {
      _ = try MailPassword.read(file: file, credentials: credentials)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the credential goes before the file`() throws {
    let path = file("password", "from file\n")
    #expect(try MailPassword.read(file: path, credentials: nil) == "from file")
    #expect(try MailPassword.read(file: path, credentials: directory) == "from file")
    _ = file(MailPassword.credential, "from credential")
    #expect(try MailPassword.read(file: path, credentials: directory) == "from credential")
  }

  @Test func `a fault says what to do`() {
    #expect(fault(file: nil)?.words.contains("mail.password_file") == true)
    let open = file("open", "x\n", 0o644)
    #expect(fault(file: open) == .open(open))
    let two = file("two", "x\ny\n")
    #expect(fault(file: two) == .notOneLine(two))
    let empty = file("empty", "\n")
    #expect(fault(file: empty) == .notOneLine(empty))
    #expect(fault(file: directory + "/none") == .unreadable(directory + "/none"))
  }
}
