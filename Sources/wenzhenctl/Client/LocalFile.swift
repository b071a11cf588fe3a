internal import ArgumentParser
internal import Foundation

/// Files named on the command line.
enum LocalFile {
  /// The bytes of a file; a name that can't be read is a wrong call.
  static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read")
    }
    return [UInt8](data)
  }

  /// Makes a new file for its owner alone, never over another.
  static func newSecret(at path: String) throws -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      throw ValidationError("\(path): \(String(cString: strerror(errno)))")
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
