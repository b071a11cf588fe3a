private import Foundation

/// A file for its owner alone, which is there whole or not at all, also after a crash.
package enum PrivateFile {
  /// Writes it in the place of whatever had its name.
  package static func write(_ bytes: [UInt8], to path: String) throws(DiskRefusal) {
    let draft = path + ".partial"
    // Nothing that lies there already is written through, and the mode is that of a new file.
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskRefusal() }
    do throws(DiskRefusal) {
      try writeAll(bytes, to: file)
      guard close(file) == 0, rename(draft, path) == 0 else { throw DiskRefusal() }
    } catch {
      unlink(draft)
      throw error
    }
    try syncFolder(of: path)
  }

  /// Closes the file where that fails.
  private static func writeAll(_ bytes: [UInt8], to file: Int32) throws(DiskRefusal) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(file, $0.baseAddress! + done, $0.count - done)
      }
      guard count > 0 else { throw refusal(closing: file) }
      done += count
    }
    guard fsync(file) == 0 else { throw refusal(closing: file) }
  }

  private static func refusal(closing file: Int32) -> DiskRefusal {
    let refusal = DiskRefusal()
    close(file)
    return refusal
  }

  /// The new name is on the disk as well.
  private static func syncFolder(of path: String) throws(DiskRefusal) {
    let directory = URL(filePath: path).deletingLastPathComponent().path
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw DiskRefusal() }
    guard fsync(folder) == 0 else { throw refusal(closing: folder) }
    close(folder)
  }
}

/// Why the disk does not keep a file.
package struct DiskRefusal: Error, Equatable, Sendable {
  private let number: Int32

  /// As the system said last.
  package init() { number = errno }

  /// The system's words, such as `No space left on device`.
  package var words: String { String(cString: strerror(number)) }
}
