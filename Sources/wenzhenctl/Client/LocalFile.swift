internal import ArgumentParser
internal import Foundation
internal import WireFormat

/// Files named on the command line.
enum LocalFile {
  /// The bytes of a file; a name that can't be read is a wrong call.
  static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read")
    }
    return [UInt8](data)
  }

  /// What a daemon is asked with that is to look at a file, or with `apply` to take it: its name
  /// and its text.
  static func order(_ path: String, apply: Bool) throws -> JSONValue {
    [
      "name": .string(URL(filePath: path).lastPathComponent),
      "text": .string(String(decoding: try read(path), as: UTF8.self)), "apply": .bool(apply),
    ]
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
