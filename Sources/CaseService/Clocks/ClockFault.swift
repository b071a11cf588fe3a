package import WorkCalendar

/// Why the wall clock is not believed; everything that time alone does stands still meanwhile.
package enum ClockFault: Equatable, Sendable {
  /// While the daemon ran, the clock jumped ahead of what was measured.
  case ranAhead(shown: Instant, measured: Instant)
  /// At the start it lies far past the last instant stored.
  case longGap(shown: Instant, stored: Instant)
  /// At the start it lies before the last instant stored.
  case behind(shown: Instant, stored: Instant)

  /// How far the clock may run ahead of what was measured, in milliseconds.
  static let mostAhead = 15 * Instant.millisecondsPerMinute
  /// How far past the last instant a start may lie, in milliseconds.
  static let longestGap = 45 * Instant.millisecondsPerDay
  /// How far before the last instant a start may lie, in milliseconds.
  static let mostBehind = 5 * Instant.millisecondsPerMinute

  /// What is wrong with the clock at a start; nil if it can be believed.
  static func atStart(shown: Instant, stored: Instant) -> ClockFault? {
    if shown > stored.advanced(byMilliseconds: longestGap) {
      return .longGap(shown: shown, stored: stored)
    }
    if shown < stored.advanced(byMilliseconds: -mostBehind) {
      return .behind(shown: shown, stored: stored)
    }
    return nil
  }

  /// What stands in the journal and in `/readyz`, and what to do.
  package var words: String {
    let why =
      switch self {
      case .ranAhead: "系统时钟突然跳前超过 15 分钟"
      case .longGap: "系统时钟比上次记录晚 45 天以上"
      case .behind: "系统时钟比上次记录早 5 分钟以上"
      }
    return why + "，定时处理已停；核对时间后请运行 wenzhenctl clock accept"
  }
}
