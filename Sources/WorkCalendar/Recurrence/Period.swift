/// How long the stretches are into which a recurring day cuts the year.
package enum PeriodLength: String, Hashable, Sendable, CaseIterable {
  case month
  case quarter
  case halfYear = "half-year"
  case year

  package var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    }
  }

  /// How many of them a year has.
  package var perYear: Int { 12 / months }
}

/// One of the stretches of a year: the second quarter of 2027, say.
package struct Period: Hashable, Comparable, Sendable {
  package let length: PeriodLength
  /// Periods since the beginning of the year 0.
  private let ordinal: Int

  private init(_ length: PeriodLength, ordinal: Int) {
    self.length = length
    self.ordinal = ordinal
  }

  /// The period in which a date lies.
  package init(_ length: PeriodLength, of date: CivilDate) {
    self.init(length, ordinal: date.year * length.perYear + (date.month - 1) / length.months)
  }

  package var year: Int { ordinal.flooredDivision(by: length.perYear).quotient }

  /// Its place in the year, from 1.
  package var number: Int { ordinal.flooredDivision(by: length.perYear).remainder + 1 }

  /// Its first month.
  package var firstMonth: Int { (number - 1) * length.months + 1 }

  package var next: Period { Period(length, ordinal: ordinal + 1) }

  package static func < (left: Period, right: Period) -> Bool { left.ordinal < right.ordinal }
}
