internal import CaseCore

/// The case files decoded last, so that a busy case is not decoded at every step and look.
///
/// Two generations: what is asked for moves to the young one; when that is half the whole, the
/// old one goes. Every use is checked against the version in the store.
struct CaseCache: Sendable {
  static let capacity = 2048

  /// How often texts were erased: what was read before must not come back after it, and has the
  /// same version.
  private(set) var turn = 0
  private var young: [CaseID: CaseFile] = [:]
  private var old: [CaseID: CaseFile] = [:]

  /// The case, if it is held in this version.
  mutating func file(_ id: CaseID, version: Int) -> CaseFile? {
    if let file = young[id] { return file.version == version ? file : nil }
    guard let file = old.removeValue(forKey: id), file.version == version else { return nil }
    keep(file)
    return file
  }

  /// Takes a case in, unless a newer version of it is here or texts were erased since it was read:
  /// who reads may look at an older store.
  mutating func keep(_ file: CaseFile, readIn turn: Int) {
    guard turn == self.turn, young[file.id].map({ $0.version <= file.version }) ?? true else {
      return
    }
    keep(file)
  }

  mutating func textsWereErased() { turn += 1 }

  private mutating func keep(_ file: CaseFile) {
    if young.count >= CaseCache.capacity / 2, young[file.id] == nil {
      old = young
      young = [:]
    }
    young[file.id] = file
  }
}
