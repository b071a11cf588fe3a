import Testing
import WorkCalendar

@Suite struct CountingLawTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `counting equals looking at each day`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    let walk = DayByDayWalk(calendar: calendar)
    for _ in 0..<15 {
      let date = Self.date(near: calendar, &generator)
      let number = Int.random(in: 1...60, using: &generator)
      #expect(calendar.isWorkingDay(date) == walk.isWorkingDay(date), "\(date), seed \(seed)")
      #expect(calendar.dayKind(date).isWorking == walk.isWorkingDay(date), "\(date), seed \(seed)")
      #expect(calendar.isProvisional(date) == walk.isProvisional(date), "\(date), seed \(seed)")
      #expect(
        calendar.due(.workingDays(number), from: date).date
          == walk.workingDay(number, from: date), "\(date) + \(number), seed \(seed)")
      #expect(
        calendar.due(.workingDays(-number), from: date).date
          == walk.workingDay(-number, from: date), "\(date) - \(number), seed \(seed)")
      #expect(calendar.rolledForward(date) == walk.rolled(date, by: 1), "\(date), seed \(seed)")
      #expect(calendar.rolledBack(date) == walk.rolled(date, by: -1), "\(date), seed \(seed)")
    }
  }

  @Test(.bug(id: "PEERS-10"), arguments: 1...40 as ClosedRange<UInt64>)
  func `the laws of adding hold`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    for _ in 0..<100 {
      let start = generator.instant(in: calendar)
      let number = Int.random(in: 1...300, using: &generator)
      let due = calendar.due(.workingDays(number), from: start)
      let place = "\(start.iso8601(in: calendar.zone)) + \(number), seed \(seed)"
      #expect(calendar.elapsed(from: start, to: due.instant) == number, "\(place)")
      #expect(calendar.date(of: due.instant) == due.date, "\(place)")

      let later = generator.instant(after: start, days: 400, in: calendar)
      #expect(
        due.instant <= calendar.due(.workingDays(number), from: later).instant, "\(place)")
      let elapsed = calendar.elapsed(from: start, to: later)
      if elapsed > 0 {
        #expect(calendar.due(.workingDays(elapsed), from: start).instant <= later, "\(place)")
      }

      let target = calendar.rolledForward(calendar.date(of: start))
      let back = calendar.due(.workingDays(-number), from: target)
      #expect(
        calendar.elapsed(from: back.instant, to: calendar.close(of: target)) == number,
        "\(place)")
      #expect(back.date < target, "\(place)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `closes add over adjoining intervals`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    for _ in 0..<100 {
      let cuts = (0..<5).map { _ in generator.instant(in: calendar) }.sorted()
      let pieces = zip(cuts, cuts.dropFirst()).map { calendar.closes(after: $0, through: $1) }
      #expect(
        pieces.reduce(0, +) == calendar.closes(after: cuts[0], through: cuts[4]), "seed \(seed)")
      #expect(calendar.closes(after: cuts[4], through: cuts[0]) == 0, "seed \(seed)")
    }
  }

  /// A day within or around the years that the calendar has circulars for.
  private static func date(
    near calendar: WorkCalendar, _ generator: inout SeededGenerator
  ) -> CivilDate {
    let years = calendar.circulars.map(\.year)
    let first = day("\((years.min() ?? 1970) - 1)-06-01").daysSinceEpoch
    let last = day("\((years.max() ?? 2100) + 5)-06-01").daysSinceEpoch
    return CivilDate(daysSinceEpoch: Int.random(in: first...last, using: &generator))
  }
}
