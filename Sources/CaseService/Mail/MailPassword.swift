private import Foundation

/// Where the password of the mail server's user comes from: the service manager's credential, or a
/// file for its owner alone.
package enum MailPassword {
  /// The credential's name (`LoadCredential=smtp-password:…`).
  package static let credential = "smtp-password"

  /// Reads the first line of the credential, or else of the file.
  package static func read(
    file: String?, credentials: String?
  ) throws(MailPasswordFault) -> String {
    if let credentials {
      let path = credentials + "/" + credential
      if FileManager.default.fileExists(atPath: path) { return try line(of: path) }
    }
    guard let file else { throw .missing }
    var status = stat()
    guard stat(file, &status) == 0 else { throw .unreadable(file) }
    guard status.st_mode & 0o077 == 0 else { throw .open(file) }
    return try line(of: file)
  }

  private static func line(of path: String) throws(MailPasswordFault) -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.prefix { !$0.isNewline }
    guard !line.isEmpty, text.dropFirst(line.count).allSatisfy(\.isNewline) else {
      throw .notOneLine(path)
    }
    return String(line)
  }
}

/// Why there is no password; none of it holds a character of one.
package enum MailPasswordFault: Error, Equatable, Sendable {
  case missing
  case unreadable(String)
  /// Others than its owner may read it.
  case open(String)
  case notOneLine(String)

  package var words: String {
    switch self {
    case .missing:
      "mail.user has no password: give the credential \(MailPassword.credential), or name a file "
        + "by mail.password_file"
    case .unreadable(let path): "\(path) can't be read"
    case .open(let path): "\(path) may be read by others; say: chmod 600 \(path)"
    case .notOneLine(let path): "\(path) has to hold the password as its one line"
    }
  }
}
