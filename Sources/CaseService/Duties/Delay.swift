package import CaseStore
internal import WorkCalendar

/// For how long something of a case waited because time stood still.
package struct Delay: Equatable, Sendable {
  package let minutes: Int64

  package init(of delayed: DelayedCase, in downtime: Downtime) {
    let waited = downtime.until.milliseconds - delayed.at.milliseconds
    minutes = waited / Instant.millisecondsPerMinute
  }

  /// As people say it, by the two greatest units.
  package var words: String {
    let (days, hours) = (minutes / 1_440, minutes / 60 % 24)
    if days > 0 { return hours > 0 ? "\(days) 天 \(hours) 小时" : "\(days) 天" }
    return hours > 0 ? "\(hours) 小时 \(minutes % 60) 分钟" : "\(minutes) 分钟"
  }
}
