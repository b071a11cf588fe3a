import CaseStore
import Foundation
import Testing

/// Secrets at rest: sealed for their owner, under a key that lies where nobody else reads it.
@Suite struct SealingKeyTests {
  private static func key(_ byte: UInt8 = 1) throws -> SealingKey {
    try #require(SealingKey(bytes: Array(repeating: byte, count: SealingKey.size)))
  }

  @Test func `a secret opens for its owner, under its key, unchanged, and not otherwise`() throws {
    let key = try SealingKeyTests.key()
    let sealed = try key.seal([1, 2, 3], of: "ep_1")
    #expect(key.open(sealed, of: "ep_1") == [1, 2, 3])
    #expect(key.open(sealed, of: "ep_2") == nil)
    #expect(try SealingKeyTests.key(2).open(sealed, of: "ep_1") == nil)
    for place in sealed.bytes.indices {
      var changed = sealed
      changed.bytes[place] ^= 1
      #expect(key.open(changed, of: "ep_1") == nil)
    }
  }

  @Test func `the same secret is never sealed to the same bytes`() throws {
    let key = try SealingKeyTests.key()
    #expect(try key.seal([1, 2, 3], of: "ep_1") != key.seal([1, 2, 3], of: "ep_1"))
  }

  /// A directory that is gone after the test.
  private func inDirectory(_ body: (String) throws -> Void) throws {
    let directory = NSTemporaryDirectory() + "wenzhen-key-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try body(directory)
  }

  private func read(
    _ directory: String, credentials: String? = nil, mayMake: Bool = true
  ) throws -> SealingKeyFile.Found {
    try SealingKeyFile.read(data: directory, credentials: credentials, mayMake: mayMake)
  }

  @Test func `a key is made once, for its owner alone`() throws {
    try inDirectory { directory in
      let made = try read(directory)
      let path = directory + "/" + SealingKeyFile.name
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      #expect(made.isBesideData)
      let sealed = try made.key.seal([7], of: "ep_1")
      #expect(try read(directory, mayMake: false).key.open(sealed, of: "ep_1") == [7])
    }
  }

  @Test func `the credential goes before the file`() throws {
    try inDirectory { directory in
      let bytes = Data(repeating: 9, count: SealingKey.size)
      try bytes.write(to: URL(filePath: directory + "/" + SealingKeyFile.credential))
      let found = try read(directory, credentials: directory)
      #expect(!found.isBesideData)
      let sealed = try SealingKeyTests.key(9).seal([7], of: "ep_1")
      #expect(found.key.open(sealed, of: "ep_1") == [7])
      #expect(!FileManager.default.fileExists(atPath: directory + "/" + SealingKeyFile.name))
    }
  }

  @Test func `a key that is missing, of another size or open to others is refused`() throws {
    try inDirectory { directory in
      let path = directory + "/" + SealingKeyFile.name
      #expect(throws: SealingKeyFault.missing(path)) { try read(directory, mayMake: false) }
      try Data([1, 2, 3]).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      #expect(throws: SealingKeyFault.otherSize(path)) { try read(directory) }
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      #expect(throws: SealingKeyFault.open(path)) { try read(directory) }
    }
  }
}
