import Testing
import WorkCalendar

@Suite struct InstantTests {
  @Test(arguments: [
    ("2026-03-02T09:00+08:00", 1_772_413_200_000), ("2026-03-02T01:00:00Z", 1_772_413_200_000),
    ("2026-03-02T09:00:00.5+08:00", 1_772_413_200_500),
    ("2026-03-02T09:00:00.050+08:00", 1_772_413_200_050),
    ("1970-01-01T00:00:00-00:00", 0), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-03-01T20:30-04:30", 1_772_413_200_000),
  ])
  func `RFC 3339 text names its instant`(text: String, milliseconds: Int64) {
    #expect(Instant(iso8601: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "2026-03-02T09:00", "2026-03-02 09:00Z", "2026-03-02t09:00Z", "2026-03-02T24:00Z",
    "2026-03-02T09:60Z", "2026-03-02T09:00:60Z", "2026-03-02T09:00:00.Z",
    "2026-03-02T09:00:00.1234Z", "2026-03-02T09:00.5Z", "2026-03-02T09:00+0800",
    "2026-03-02T09:00+24:00", "2026-02-30T09:00Z", "2026-03-02T09:00Z ", "2026-03-02", "",
    "2026-03-02T9:00Z", "2026-03-02T09:00+08:00Z",
  ])
  func `looser text is refused`(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test func `an instant is written as the zone's clocks show it`() {
    let nine = instant("2026-03-02T01:00Z")
    #expect(nine.iso8601(in: Sample.shanghai) == "2026-03-02T09:00:00+08:00")
    #expect(
      nine.advanced(byMilliseconds: 7).iso8601(in: Sample.shanghai)
        == "2026-03-02T09:00:00.007+08:00")
    #expect(
      instant("1969-12-31T15:59:59.999Z").iso8601(in: Sample.shanghai)
        == "1969-12-31T23:59:59.999+08:00")
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `what is written is read back`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let moment = generator.instant(in: Sample.calendar)
      #expect(Instant(iso8601: moment.iso8601(in: Sample.shanghai)) == moment, "seed \(seed)")
    }
  }

  @Test func `the distant future stays where it is`() {
    #expect(Instant.distantFuture.advanced(byMilliseconds: 1) == .distantFuture)
    #expect(
      Instant(milliseconds: .min).advanced(byMilliseconds: -1).milliseconds == Int64.min)
    #expect(!Instant.distantFuture.iso8601(in: Sample.shanghai).isEmpty)
    #expect(Sample.calendar.closes(after: .distantFuture, through: .distantFuture) == 0)
  }
}
