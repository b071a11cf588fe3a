private import Foundation

/// Where the sealing key comes from: the service manager's credential, else a file beside the data.
package enum SealingKeyFile {
  /// The credential's name (`LoadCredential=wenzhen-key:…`).
  package static let credential = "wenzhen-key"
  /// The file in the data directory, for its owner alone.
  package static let name = "secret.key"

  /// A key, and whether it lies beside what it seals.
  package struct Found: Sendable {
    package var key: SealingKey
    package var isBesideData: Bool
  }

  /// Reads the key of a data directory that is held already.
  ///
  /// A new one is made only where `mayMake`: secrets sealed under one that is lost stay shut. With
  /// the credential in reach the file is not looked at.
  package static func read(
    data directory: String, credentials: String?, mayMake: Bool
  ) throws(SealingKeyFault) -> Found {
    if let credentials {
      let path = credentials + "/" + credential
      if FileManager.default.fileExists(atPath: path) {
        return Found(key: try key(at: path), isBesideData: false)
      }
    }
    let path = directory + "/" + name
    if !FileManager.default.fileExists(atPath: path) {
      guard mayMake else { throw .missing(path) }
      try make(path)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(path) }
    guard status.st_mode & 0o077 == 0 else { throw .open(path) }
    return Found(key: try key(at: path), isBesideData: true)
  }

  private static func key(at path: String) throws(SealingKeyFault) -> SealingKey {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    guard let key = SealingKey(bytes: [UInt8](bytes)) else { throw .otherSize(path) }
    return key
  }

  private static func make(_ path: String) throws(SealingKeyFault) {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<SealingKey.size).map { _ in
      UInt8.random(in: .min ... .max, using: &generator)
    }
    do throws(DiskRefusal) {
      try PrivateFile.write(bytes, to: path)
    } catch {
      throw .unwritable(path, because: error.words)
    }
  }
}

/// Why there is no key to seal by; none of it holds a byte of one.
package enum SealingKeyFault: Error, Equatable, Sendable {
  case missing(String)
  case unreadable(String)
  case unwritable(String, because: String)
  /// Others than its owner may read it.
  case open(String)
  case otherSize(String)

  package var words: String {
    switch self {
    case .missing(let path):
      "the store has sealed secrets, and \(path) is not there: bring it back (it is not in a "
        + "backup), or give it as the credential \(SealingKeyFile.credential)"
    case .unreadable(let path): "\(path) can't be read"
    case .unwritable(let path, let why): "\(path) can't be written: \(why)"
    case .open(let path): "\(path) may be read by others; say: chmod 600 \(path)"
    case .otherSize(let path): "\(path) is no key: it has to have \(SealingKey.size) bytes"
    }
  }
}
