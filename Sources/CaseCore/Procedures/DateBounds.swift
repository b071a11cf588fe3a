package import WorkCalendar

/// Between which dates a date entered in a form may lie; all bounds count.
package struct DateBounds: Equatable, Sendable {
  package var earliest: [DateBound]
  package var latest: [DateBound]
  /// The date puts this clock off: later than its due, by no more than its first limit.
  package var extends: ClockName?
  /// Offices are open on the date: a rest day is refused.
  package var isWorkingDay: Bool

  package init(
    earliest: [DateBound], latest: [DateBound], extends: ClockName? = nil,
    isWorkingDay: Bool = false
  ) {
    self.earliest = earliest
    self.latest = latest
    self.extends = extends
    self.isWorkingDay = isWorkingDay
  }

  /// Whether the date lies at most a constant time ahead of the day on which it is entered.
  package var hasConstantEnd: Bool {
    latest.contains { bound in
      switch bound {
      case .today: true
      case .field: false
      }
    }
  }
}

/// One end of the range of a date.
package enum DateBound: Equatable, Sendable {
  /// This far from the day on which the date is entered (`1d` is tomorrow).
  case today(plus: Limit)
  /// This far from the date that a field holds: `held-on + 20wd`.
  case field(FieldName, plus: Limit)

  /// The field that the bound reads.
  package var field: FieldName? {
    switch self {
    case .today: nil
    case .field(let name, _): name
    }
  }
}
