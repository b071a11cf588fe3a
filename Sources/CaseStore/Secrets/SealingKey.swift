internal import Crypto
internal import Foundation

/// The key under which secrets that must be readable again are sealed at rest (AES-GCM).
package struct SealingKey: Sendable {
  /// How many bytes it has.
  package static let size = 32

  private let key: SymmetricKey

  /// Nil unless there are as many bytes as it has.
  package init?(bytes: [UInt8]) {
    guard bytes.count == SealingKey.size else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// Seals a secret for its owner alone: put in another's row, it does not open.
  package func seal(_ secret: [UInt8], of owner: String) throws(StoreError) -> SealedSecret {
    do {
      let box = try AES.GCM.seal(secret, using: key, authenticating: Array(owner.utf8))
      guard let bytes = box.combined else { throw StoreError.unforeseen("a nonce of another size") }
      return SealedSecret(bytes: [UInt8](bytes))
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unforeseen("a secret could not be sealed")
    }
  }

  /// The secret; nil where it was sealed under another key, for another owner, or was changed.
  package func open(_ sealed: SealedSecret, of owner: String) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed.bytes),
      let secret = try? AES.GCM.open(box, using: key, authenticating: Array(owner.utf8))
    else { return nil }
    return [UInt8](secret)
  }
}

/// A secret as the store has it: nonce, ciphertext and tag.
package struct SealedSecret: Equatable, Sendable {
  package var bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}
