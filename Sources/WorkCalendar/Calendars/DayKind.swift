/// What a day is, and who says so.
package enum DayKind: Hashable, Sendable {
  case weekday
  case weekend
  /// Rest by the circular of that number (放假).
  case rest(circular: String)
  /// Work by the circular of that number (调休上班).
  case makeUp(circular: String)
  /// Rest by law, in a year without a circular; the day's name.
  case statutory(String)

  /// Whether the offices are open.
  package var isWorking: Bool {
    switch self {
    case .weekday, .makeUp: true
    case .weekend, .rest, .statutory: false
    }
  }
}
