internal import CaseCore

/// The case files decoded last, so that a busy case is not decoded at every step.
///
/// Two generations: what is asked for moves to the young one; when that is half the whole, the
/// old one goes. Every use is checked against the version in the store.
struct CaseCache: Sendable {
  static let capacity = 4096

  private var young: [CaseID: CaseFile] = [:]
  private var old: [CaseID: CaseFile] = [:]

  /// The case, if it is held in this version.
  mutating func file(_ id: CaseID, version: Int) -> CaseFile? {
    if let file = young[id] { return file.version == version ? file : nil }
    guard let file = old.removeValue(forKey: id), file.version == version else { return nil }
    keep(file)
    return file
  }

  mutating func keep(_ file: CaseFile) {
    if young.count >= CaseCache.capacity / 2, young[file.id] == nil {
      old = young
      young = [:]
    }
    young[file.id] = file
  }

  mutating func forget(_ id: CaseID) {
    young[id] = nil
    old[id] = nil
  }
}
