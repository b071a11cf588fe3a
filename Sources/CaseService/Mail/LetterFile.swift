internal import CaseStore
private import Foundation

/// Keeps mails as files where no server is named: each whole or not there, and once.
struct LetterFile: Sendable {
  let directory: String

  /// Keeps a mail under its Message-ID, on a thread of its own: the disk may take its time.
  ///
  /// The same one kept again, after a crash, is the same file. Nil where it is kept, else why not.
  func keep(_ bytes: [UInt8], messageID: String) async -> DiskRefusal? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(returning: write(bytes, to: path(of: messageID)))
      }
    }
  }

  func path(of messageID: String) -> String {
    let name = String(
      messageID.map { character in
        let isPlain =
          character.isASCII
          && (character.isLetter || character.isNumber || "-.@_".contains(character))
        return isPlain ? character : "_"
      })
    return "\(directory)/\(name).eml"
  }

  private func write(_ bytes: [UInt8], to path: String) -> DiskRefusal? {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { return DiskRefusal() }
    do throws(DiskRefusal) {
      try PrivateFile.write(bytes, to: path)
      return nil
    } catch {
      return error
    }
  }
}
