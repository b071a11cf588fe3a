private import Crypto
private import Foundation

/// The place in a list where the next page begins, sealed: what it says is nobody's business.
enum Cursor {
  /// A new key for a store, as text.
  static func newKey() -> String {
    SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
  }

  /// The cursor of the last item shown, by the list's name and its sort key.
  static func seal(_ list: String, _ first: Int64, _ second: Int64, key: String) throws -> String {
    try seal(list, "\(first) \(second)", key: key)
  }

  static func open(_ cursor: String, of list: String, key: String) throws -> (Int64, Int64) {
    let parts = try place(cursor, of: list, key: key).split(separator: " ")
      .compactMap { Int64($0) }
    guard parts.count == 2 else { throw StoreError.badCursor }
    return (parts[0], parts[1])
  }

  /// The cursor of a place that the list itself can read.
  static func seal(_ list: String, _ place: String, key: String) throws -> String {
    let box = try AES.GCM.seal(
      Data(place.utf8), using: try symmetric(key), authenticating: Data(list.utf8))
    guard let combined = box.combined else { throw StoreError.badCursor }
    return combined.base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  static func place(_ cursor: String, of list: String, key: String) throws -> String {
    let standard = cursor.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    guard let sealed = Data(base64Encoded: standard + padding),
      let box = try? AES.GCM.SealedBox(combined: sealed),
      let plain = try? AES.GCM.open(
        box, using: try symmetric(key), authenticating: Data(list.utf8))
    else { throw StoreError.badCursor }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func symmetric(_ key: String) throws -> SymmetricKey {
    guard let bytes = Data(base64Encoded: key) else {
      throw StoreError.corrupt("the key of cursors")
    }
    return SymmetricKey(data: bytes)
  }
}
