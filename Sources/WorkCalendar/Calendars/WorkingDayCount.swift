/// How many working days there are up to any day, and which day is the n-th, without walking.
///
/// Monday to Friday are counted in closed form; the days that differ from that stand in one sorted
/// table with running totals, so a question costs one binary search, however far it reaches.
struct WorkingDayCount: Hashable, Sendable {
  /// The days that are not what their weekday says, in order.
  private let exceptions: [CivilDate]
  /// The sum of the differences (+1 a make-up day, −1 a day off) up to and with each exception.
  private let totals: [Int]

  /// Takes whether each named day is worked; days that only confirm their weekday are dropped.
  init(isWorked: [CivilDate: Bool]) {
    let exceptions = isWorked.filter { date, worked in worked != Self.isWeekday(date) }
      .keys.sorted()
    var total = 0
    totals = exceptions.map { date in
      total += Self.isWeekday(date) ? -1 : 1
      return total
    }
    self.exceptions = exceptions
  }

  static func isWeekday(_ date: CivilDate) -> Bool {
    date.weekday <= 5
  }

  /// Working days up to and with `date`, from a fixed Monday; only differences mean anything.
  func upTo(_ date: CivilDate) -> Int {
    let index = exceptionsBefore { $0 <= date }
    return Self.weekdays(upTo: date) + (index == 0 ? 0 : totals[index - 1])
  }

  func isWorkingDay(_ date: CivilDate) -> Bool {
    upTo(date) > upTo(date.advanced(byDays: -1))
  }

  /// The first day by which the count has reached `count`: always a working day.
  func day(reaching count: Int) -> CivilDate {
    let index = exceptionsBefore { upTo($0) < count }
    let before = index == 0 ? 0 : totals[index - 1]
    let plain = Self.weekday(reaching: count - before)
    return index < exceptions.count ? min(plain, exceptions[index]) : plain
  }

  /// The number of leading exceptions that satisfy `isBefore`.
  private func exceptionsBefore(_ isBefore: (CivilDate) -> Bool) -> Int {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(exceptions[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Monday 1969-12-29, from which weekdays are counted.
  private static let firstMonday = -3

  private static func weekdays(upTo date: CivilDate) -> Int {
    let (weeks, days) = (date.daysSinceEpoch - firstMonday + 1).flooredDivision(by: 7)
    return weeks * 5 + min(days, 5)
  }

  private static func weekday(reaching count: Int) -> CivilDate {
    let (weeks, days) = (count - 1).flooredDivision(by: 5)
    return CivilDate(daysSinceEpoch: firstMonday + weeks * 7 + days)
  }
}
