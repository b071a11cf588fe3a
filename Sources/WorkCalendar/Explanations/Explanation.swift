/// Why something is due when it is: each day counted, skipped or paused, and by which calendar.
package struct Explanation: Hashable, Sendable {
  /// What one day did to a term.
  package enum Account: Hashable, Sendable {
    /// The day it starts on, which never counts.
    case start
    /// The n-th working day, counted from 1.
    case workingDay(Int)
    /// The n-th civil day, counted from 1.
    case day(Int)
    /// The day that ends a term of so many months.
    case monthsEnd(Int)
    /// The day that ends a term of so many hours.
    case hoursEnd(Int)
    /// The date that was promised or set, moved by what was held.
    case promised
    /// Rest: nothing to count.
    case skipped
    /// The clock was held.
    case paused
    /// Rest between the term's end and the due.
    case rolled
    /// The working day to which a term ending on rest rolled.
    case rolledHere
  }

  /// One day and its account.
  package struct Day: Hashable, Sendable {
    package let date: CivilDate
    package let kind: DayKind
    package let account: Account
    package let isProvisional: Bool
  }

  package let calendarVersion: Int
  /// Whether the days are counted back from a date, the latest first.
  package let isBackwards: Bool
  /// The days in the order counted.
  ///
  /// A term in months or a set date leaves out the days that only pass.
  package let days: [Day]
  /// The date on which the term ended, if that was rest and the due rolled away from it.
  package let rolledFrom: CivilDate?
  /// The floor, if it and not the count decides.
  package let floor: Instant?
  /// When it is due; nil while it is held.
  package let due: Due?
  /// For writing instants as clerks read them.
  let zone: CalendarZone
}
