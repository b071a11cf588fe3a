/// What is said of digests.
extension Words {
  static let digest = Words("Digest", "日报")
  static let owedCount = Words("Owed", "待办")
  static let lateCount = Words("Late", "逾期")
  static let noDigests = Words("No digests", "没有符合条件的日报")
}
