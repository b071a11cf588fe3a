import Foundation
import Testing
import WorkCalendar

@Suite struct CalendarZoneTests {
  @Test func `Shanghai had summer time from 1986 to 1991`() {
    let zone = Sample.shanghai
    let eight = 8 * Instant.millisecondsPerHour
    for year in 1970...2100 {
      let summer = zone.offsetMilliseconds(at: instant("\(year)-07-15T00:00Z"))
      let winter = zone.offsetMilliseconds(at: instant("\(year)-01-15T00:00Z"))
      let isSummerTime = (1986...1991).contains(year)
      #expect(summer == eight + (isSummerTime ? Instant.millisecondsPerHour : 0), "\(year)")
      #expect(winter == eight, "\(year)")
    }
  }

  @Test(
    .bug(id: "PEERS-13"),
    arguments: [
      "Asia/Shanghai", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe",
      "Africa/Casablanca", "Africa/Monrovia", "Pacific/Apia", "Europe/London", "UTC",
    ])
  func `the table is what Foundation says, at any instant`(identifier: String) throws {
    let zone = try #require(CalendarZone(identifier: identifier))
    let truth = try #require(TimeZone(identifier: identifier))
    let seed: UInt64 = 42
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let moment = generator.instant(in: Sample.calendar)
      let seconds = truth.secondsFromGMT(
        for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
      #expect(
        zone.offsetMilliseconds(at: moment) == Int64(seconds) * 1000,
        "\(moment.milliseconds), seed \(seed)")
    }
  }

  @Test(arguments: ["Asia/Shanghai", "America/New_York", "America/Sao_Paulo", "Pacific/Apia"])
  func `days begin in order, and each instant lies in its own`(identifier: String) throws {
    let zone = try #require(CalendarZone(identifier: identifier))
    var previous = zone.instant(day("1970-01-01"), minuteOfDay: 0)
    var faults = 0
    for date in days("1970-01-02", "2100-12-31") {
      let start = zone.instant(date, minuteOfDay: 0)
      let isSkipped = zone.date(of: start) != date  // Apia had no 2011-12-30
      if start < previous { faults += 1 }
      if !isSkipped && zone.date(of: start.advanced(byMilliseconds: -1)) >= date { faults += 1 }
      if isSkipped && identifier != "Pacific/Apia" { faults += 1 }
      previous = start
    }
    #expect(faults == 0)
  }

  @Test func `a skipped minute counts as if the clocks had not moved, a doubled one is the first`()
    throws
  {
    let zone = try #require(CalendarZone(identifier: "America/New_York"))
    #expect(zone.instant(day("2026-03-08"), minuteOfDay: 150) == instant("2026-03-08T07:30Z"))
    #expect(zone.instant(day("2026-11-01"), minuteOfDay: 90) == instant("2026-11-01T05:30Z"))
  }

  @Test func `a zone that nobody knows is refused`() {
    #expect(CalendarZone(identifier: "Mars/Olympus") == nil)
  }
}
