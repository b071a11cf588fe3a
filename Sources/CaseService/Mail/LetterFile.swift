private import Foundation

/// Keeps mails as files where no server is named: each whole or not there, and once.
struct LetterFile: Sendable {
  let directory: String

  /// Keeps a mail under its Message-ID, on a thread of its own: the disk may take its time.
  ///
  /// The same one kept again, after a crash, is the same file.
  func keep(_ bytes: [UInt8], messageID: String) async -> Bool {
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

  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { return false }
    let draft = path + ".partial"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let isWritten = writeAll(bytes, to: file) && fsync(file) == 0
    guard close(file) == 0, isWritten, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return syncDirectory()
  }

  private func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(file, $0.baseAddress! + done, $0.count - done)
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// The new name is on the disk as well.
  private func syncDirectory() -> Bool {
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }
}
