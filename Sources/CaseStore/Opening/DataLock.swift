private import Foundation

/// The lock that lets one daemon alone open a data directory.
///
/// It belongs to the open file, not to the process: it is gone when the process is, however it
/// ended, and no stale file has to be cleared away.
final class DataLock: Sendable {
  private let descriptor: Int32

  /// Makes the directory, and those above it, if need be and takes the lock, without waiting.
  init(directory: String) throws(StoreError) {
    umask(0o077)
    // What keeps it from being made is told by the call that then doesn't find it.
    try? FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    guard chmod(directory, 0o700) == 0 else {
      throw .directory("\(directory): \(DataLock.lastError)")
    }
    let path = directory + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .directory("\(path): \(DataLock.lastError)") }
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    guard fcntl(descriptor, DataLock.setOpenFileLock, &range) == 0 else {
      let isHeld = errno == EAGAIN || errno == EACCES
      let reason = DataLock.lastError
      Foundation.close(descriptor)
      throw isHeld ? .locked(path: path) : .directory("\(path): \(reason)")
    }
    self.descriptor = descriptor
  }

  deinit {
    Foundation.close(descriptor)
  }

  /// `F_OFD_SETLK` of Linux, which not every C header shows to Swift.
  private static let setOpenFileLock: Int32 = 37

  private static var lastError: String { String(cString: strerror(errno)) }
}
