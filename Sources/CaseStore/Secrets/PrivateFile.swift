private import Foundation

/// A file for its owner alone, which is there whole or not at all, also after a crash.
package enum PrivateFile {
  /// Writes it in the place of whatever had its name; false where the disk refuses.
  package static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let draft = path + ".partial"
    // Nothing that lies there already is written through, and the mode is that of a new file.
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let isWritten = writeAll(bytes, to: file) && fsync(file) == 0
    guard close(file) == 0, isWritten, rename(draft, path) == 0 else {
      unlink(draft)
      return false
    }
    return syncFolder(of: path)
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
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
  private static func syncFolder(of path: String) -> Bool {
    let directory = URL(filePath: path).deletingLastPathComponent().path
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }
}
