/// Why something is due when it is: each day counted, skipped or paused, and by which calendar.
package struct Explanation: Hashable, Sendable {
  /// What one day did to a clock.
  package enum Account: Hashable, Sendable {
    /// The day it starts on, which never counts.
    case start
    /// The n-th working day, counted from 1.
    case workingDay(Int)
    /// The n-th civil day.
    case day(Int)
    /// The day that ends a term of so many months.
    case monthsEnd(Int)
    /// The day that ends a term of so many hours.
    case hoursEnd(Int)
    /// The date that was promised.
    case promised
    /// Rest: nothing to count.
    case skipped
    /// The clock was held.
    case paused
    /// The term had ended on rest, and the due moved over this day.
    case rolled
  }

  /// One day and its account.
  package struct Day: Hashable, Sendable {
    package let date: CivilDate
    package let kind: DayKind
    package let account: Account
    package let isProvisional: Bool
  }

  package let calendarVersion: Int
  /// In the order counted: backwards limits go back in time.
  package let days: [Day]
  /// The date of a term in days or months before it rolled; nil if it did not roll.
  package let rolledFrom: CivilDate?
  /// The instant before which it is not due, if that is what decided.
  package let floor: Instant?
  /// When it is due; nil while it is held.
  package let due: Due?
  /// The time of day of the due, in the calendar's zone.
  let dueMinute: Int
  /// The floor in the calendar's zone.
  let floorText: String?
}
