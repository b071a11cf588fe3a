internal import WorkCalendar

/// Days on which somebody is in a post, the first and the last included.
protocol TermOfOffice {
  var from: CivilDate { get }
  var until: CivilDate? { get set }
}

extension Holding: TermOfOffice {}
extension Deputyship: TermOfOffice {}

extension TermOfOffice {
  /// Whether the term and the days given share one.
  func overlaps(from first: CivilDate, until last: CivilDate?) -> Bool {
    from <= last ?? .endOfTime && first <= until ?? .endOfTime
  }

  /// The first day after it; nil for a term without an end.
  var dayAfter: CivilDate? { until?.advanced(byDays: 1) }
}

extension CivilDate {
  /// Stands for a last day that nobody has set.
  fileprivate static let endOfTime = CivilDate(daysSinceEpoch: .max)
}
