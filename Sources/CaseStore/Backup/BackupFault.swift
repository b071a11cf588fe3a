/// Why a copy of the store was not made, or is not one to go on from.
package enum BackupFault: Error, Equatable, CustomStringConvertible {
  /// A file of that name is there already; a copy never replaces anything.
  case inTheWay(path: String)
  case notWritten(path: String, why: String)
  /// The copy is damaged, or not of this store.
  case unsound(path: String, why: String)

  package var isInTheWay: Bool {
    switch self {
    case .inTheWay: true
    case .notWritten, .unsound: false
    }
  }

  package var description: String {
    switch self {
    case .inTheWay(let path): "\(path) is there already; name another file, or move that one away"
    case .notWritten(let path, let why): "\(path) could not be written: \(why)"
    case .unsound(let path, let why): "\(path) is no sound copy of a store: \(why)"
    }
  }
}
