/// Which days are worked, what is known of them, and how working time is counted.
///
/// Working time is counted in *closes*: the end of the last office hour of a working day.
/// Days without a circular are *provisional* (暂定): from 24 December of the last known year on,
/// since the next year's circular may still name them, they are counted with weekends and the
/// statutory days. The last known year ends the unbroken run of years that begins with the first
/// circular: behind a gap nothing is certain. Without any circular every day is provisional.
package struct WorkCalendar: Hashable, Sendable {
  /// Which edition of the calendar this is; recorded with every due date.
  package private(set) var version: Int
  package let zone: CalendarZone
  package let officeHours: OfficeHours
  /// In the order in which they count: where two name a day, the later one is right.
  package let circulars: [Circular]
  package let statutory: StatutoryDays
  /// The first day that is provisional; nil if all are.
  package let provisionalFrom: CivilDate?
  /// The days that a circular or, provisionally, the law names.
  private let named: [CivilDate: DayKind]
  let count: WorkingDayCount

  /// Merges the circulars by date; a later-issued one overrides an earlier.
  package init(
    version: Int, zone: CalendarZone, officeHours: OfficeHours, circulars: [Circular],
    statutory: StatutoryDays = StatutoryDays()
  ) {
    self.version = version
    self.zone = zone
    self.officeHours = officeHours
    self.statutory = statutory
    self.circulars = circulars.sorted {
      ($0.issued, $0.year, $0.number) < ($1.issued, $1.year, $1.number)
    }
    let provisionalFrom = WorkCalendar.provisionalStart(years: Set(circulars.map(\.year)))
    self.provisionalFrom = provisionalFrom
    named = WorkCalendar.merge(self.circulars, statutory, provisionalFrom: provisionalFrom)
    count = WorkingDayCount(isWorked: named.mapValues(\.isWorking))
  }

  /// The same days as another edition.
  package func numbered(_ version: Int) -> WorkCalendar {
    var calendar = self
    calendar.version = version
    return calendar
  }

  /// Whether offices are open on `date`.
  package func isWorkingDay(_ date: CivilDate) -> Bool {
    count.isWorkingDay(date)
  }

  /// 暂定: whether a circular still to come may change what `date` is.
  package func isProvisional(_ date: CivilDate) -> Bool {
    provisionalFrom.map { date >= $0 } ?? true
  }

  /// What `date` is, and who says so.
  package func dayKind(_ date: CivilDate) -> DayKind {
    named[date] ?? (WorkingDayCount.isWeekday(date) ? .weekday : .weekend)
  }

  /// `date` itself, or the next working day.
  package func rolledForward(_ date: CivilDate) -> CivilDate {
    isWorkingDay(date) ? date : count.day(reaching: count.upTo(date) + 1)
  }

  /// `date` itself, or the working day before it.
  package func rolledBack(_ date: CivilDate) -> CivilDate {
    count.day(reaching: count.upTo(date))
  }

  /// The working days after the first day, up to and with the second; none if it is not later.
  package func workingDays(after first: CivilDate, through last: CivilDate) -> Int {
    max(0, count.upTo(last) - count.upTo(first))
  }

  /// The n-th working day after `date`, n at least 1.
  package func workingDay(_ number: Int, after date: CivilDate) -> CivilDate {
    precondition(number >= 1, "0 wd is not a limit")
    return count.day(reaching: count.upTo(date) + number)
  }

  /// The n-th working day before `date`, n at least 1.
  package func workingDay(_ number: Int, before date: CivilDate) -> CivilDate {
    precondition(number >= 1, "0 wd is not a limit")
    return count.day(reaching: count.upTo(date.advanced(byDays: -1)) - number + 1)
  }
}

extension WorkCalendar {
  /// The day of December from which a next year's circular is expected to name days.
  private static let firstDayOfNextCircular = 24

  private static func provisionalStart(years: Set<Int>) -> CivilDate? {
    guard var last = years.min() else { return nil }
    while years.contains(last + 1) { last += 1 }
    return CivilDate(year: last, month: 12, day: firstDayOfNextCircular)
  }

  private static func merge(
    _ circulars: [Circular], _ statutory: StatutoryDays, provisionalFrom: CivilDate?
  ) -> [CivilDate: DayKind] {
    var named: [CivilDate: DayKind] = [:]
    for (date, name) in statutory.names where provisionalFrom.map({ date >= $0 }) ?? true {
      named[date] = .statutory(name)
    }
    for circular in circulars {
      for date in circular.off { named[date] = .rest(circular: circular.number) }
      for date in circular.work { named[date] = .makeUp(circular: circular.number) }
    }
    return named
  }
}
