internal import Logging
internal import Synchronization

/// Whether the disk takes what is to be kept; said once when it begins to refuse, and once when it
/// takes again, however many requests it refuses in between.
package final class DiskWatch: Sendable {
  private let refusal = Mutex<String?>(nil)

  /// What stands in `/readyz` while the disk refuses, and what to do; nil while it doesn't.
  package var words: String? {
    refusal.withLock(\.self).map {
      "磁盘拒绝写入（\($0)），期间的办理一律未予保存：请腾出空间或检查磁盘，恢复后自动继续"
    }
  }

  func refused(_ why: String, _ logger: Logger) {
    let isNew = refusal.withLock { refusal in
      defer { refusal = why }
      return refusal == nil
    }
    guard isNew else { return }
    logger.critical(
      "the disk refuses to keep anything; free some space or look after it",
      metadata: ["error": "\(why)"])
  }

  func took(_ logger: Logger) {
    let isBack = refusal.withLock { refusal in
      defer { refusal = nil }
      return refusal != nil
    }
    if isBack { logger.notice("the disk takes what is kept again") }
  }
}
