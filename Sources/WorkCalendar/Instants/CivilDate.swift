/// A day of the proleptic Gregorian calendar, counted in days since 1970-01-01.
///
/// The arithmetic is our own (Howard Hinnant's days-from-civil): the same on every machine, and
/// fast enough that a due date costs no calendar object.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package let daysSinceEpoch: Int

  /// The day so many days after 1970-01-01.
  package init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The day of that year, month and number; nil if there is none.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.days(inMonth: month, of: year)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  /// Reads `2026-09-18`, and nothing looser.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2),
      reader.skip("-"), let day = reader.digits(2), reader.isAtEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The years that a date is written in, and read: four digits of ISO 8601.
  package static let writtenYears = 0...9999

  /// Whether the date can be written so that it can be read again.
  package var isWritable: Bool { CivilDate.writtenYears.contains(year) }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// The day of the week, Monday 1 to Sunday 7.
  package var weekday: Int {
    // 1970-01-01 was a Thursday, three days after a Monday.
    (daysSinceEpoch + 3).flooredDivision(by: 7).remainder + 1
  }

  /// The day so many days later (or earlier, if negative).
  package func advanced(byDays count: Int) -> CivilDate {
    CivilDate(daysSinceEpoch: daysSinceEpoch + count)
  }

  /// The same day so many months later; the month's last day if it has no such number.
  package func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let (years, monthIndex) = (month - 1 + months).flooredDivision(by: 12)
    let last = CivilDate.days(inMonth: monthIndex + 1, of: year + years)
    return CivilDate(validYear: year + years, month: monthIndex + 1, day: min(day, last))
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// The number of days of a month, leap years minded.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    guard month == 2 else { return [4, 6, 9, 11].contains(month) ? 30 : 31 }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return isLeap ? 29 : 28
  }
}

extension CivilDate: CustomStringConvertible {
  /// The date as ISO 8601 writes it: `2026-09-18`.
  package var description: String {
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(twoDigits(month))-\(twoDigits(day))"
  }
}

extension CivilDate {
  /// Years are counted from March, so that the leap day is the last of its year.
  private static let daysToMarch0000 = 719_468
  private static let daysPerEra = 146_097  // 400 years

  private init(validYear year: Int, month: Int, day: Int) {
    let marchYear = month > 2 ? year : year - 1
    let (era, yearOfEra) = marchYear.flooredDivision(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(
      daysSinceEpoch: era * CivilDate.daysPerEra + dayOfEra - CivilDate.daysToMarch0000)
  }

  /// Year, month and day in one pass.
  private var components: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (daysSinceEpoch + CivilDate.daysToMarch0000)
      .flooredDivision(by: CivilDate.daysPerEra)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
