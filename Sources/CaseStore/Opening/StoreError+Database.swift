internal import GRDB

extension StoreError {
  /// Names what went wrong below, so that the executor can tell the disk from the rest.
  init(_ error: any Error) {
    switch error {
    case let known as StoreError: self = known
    case let failure as DatabaseError: self.init(failure)
    case is CancellationError: self = .cancelled
    default: self = .unforeseen(String(describing: error))
    }
  }

  private init(_ failure: DatabaseError) {
    let message = failure.message ?? "no message"
    switch failure.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_NOMEM:
      self = .disk(code: Int(failure.extendedResultCode.rawValue), message: message)
    case .SQLITE_CONSTRAINT: self = .conflict(message)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(message)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: message)
    case .SQLITE_INTERRUPT: self = .cancelled
    default: self = .unforeseen(failure.description)
    }
  }
}
