private import Foundation
internal import GRDB

/// Why a copy of the store was not made, or is not one to go on from.
package enum BackupFault: Error, Equatable {
  /// A file of that name is there already; a copy never replaces anything.
  case inTheWay(path: String)
  case notWritten(path: String, Obstacle)
  /// The copy is damaged, or not of this store.
  case unsound(path: String, Flaw)

  /// What keeps a file from being written.
  package enum Obstacle: Equatable, Sendable {
    case noFolder
    case denied
    case full
    case other(String)
  }

  /// What is wrong with a file that should be a copy.
  package enum Flaw: Equatable, Sendable {
    case noFile
    case unreadable
    case noDatabase
    case otherProgram
    case newerProgram(schema: Int)
    /// Its last event is not that of the store it was made of.
    case otherStore
    case damaged(String)
  }
}

extension BackupFault {
  /// Why SQLite did not write a copy at a path.
  static func notWritten(_ error: any Error, at path: String) -> BackupFault {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { return .notWritten(path: path, .noFolder) }
    let failure = error as? DatabaseError
    let obstacle: Obstacle =
      switch failure?.resultCode {
      case .SQLITE_FULL?: .full
      case .SQLITE_CANTOPEN?, .SQLITE_READONLY?, .SQLITE_PERM?: .denied
      default: .other(failure?.message ?? "\(error)")
      }
    return .notWritten(path: path, obstacle)
  }

  /// Why the system did not: `errno` of the call that failed.
  static func notWritten(errno: Int32, at path: String) -> BackupFault {
    let obstacle: Obstacle =
      switch errno {
      case ENOENT, ENOTDIR: .noFolder
      case EACCES, EPERM, EROFS: .denied
      case ENOSPC, EDQUOT: .full
      default: .other(String(cString: strerror(errno)))
      }
    return .notWritten(path: path, obstacle)
  }

  /// What keeps a file from being read as a copy.
  static func unsound(_ error: any Error, at path: String) -> BackupFault {
    guard FileManager.default.fileExists(atPath: path) else { return .unsound(path: path, .noFile) }
    guard FileManager.default.isReadableFile(atPath: path) else {
      return .unsound(path: path, .unreadable)
    }
    let failure = error as? DatabaseError
    let isDatabase = failure?.resultCode != .SQLITE_NOTADB
    return .unsound(
      path: path, isDatabase ? .damaged(failure?.message ?? "\(error)") : .noDatabase)
  }
}
