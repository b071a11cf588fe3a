/// What is said of downtimes.
extension Words {
  static let stoodFrom = Words("Last record", "停机前最后记录")
  static let wentOn = Words("Went on", "恢复")
  static let delayedCases = Words("Cases", "推迟事项")
  static let longestMinutes = Words("Longest (min)", "最久（分钟）")
  static let delayedMinutes = Words("Late (min)", "推迟（分钟）")
  static let seenAt = Words("Confirmed", "确认时间")
  static let noDowntimes = Words("No downtimes", "没有停机记录")
}
