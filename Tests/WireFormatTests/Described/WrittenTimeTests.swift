import Testing

@testable import WireFormat

struct WrittenTimeTests {
  @Test(arguments: ["2024-02-29", "2026-12-31", "0000-01-01", "9999-12-31"])
  func `a date is read and written the same`(text: String) {
    #expect(WrittenDate(text)?.text == text)
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "2026-1-1",
    "2026-01-01T", "", "20260101", "２０２６-01-01",
  ])
  func `what is no date is refused`(text: String) {
    #expect(WrittenDate(text) == nil)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00+08:00", 0), ("1969-12-31T23:59:59.999Z", -1),
      ("2026-03-02T09:00:00+08:00", 1_772_413_200_000),
      ("2026-03-02T09:00:00.5-01:30", 1_772_447_400_500),
    ] as [(String, Int64)])
  func `an instant is read in milliseconds`(text: String, milliseconds: Int64) {
    #expect(WrittenInstant(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "2026-03-02", "2026-03-02T09:00:00", "2026-03-02 09:00:00Z", "2026-03-02T24:00:00Z",
    "2026-03-02T09:60:00Z", "2026-03-02T09:00:60Z", "2026-03-02T09:00:00.Z",
    "2026-03-02T09:00:00.0001Z", "2026-03-02T09:00:00+0800", "2026-02-30T09:00:00Z",
  ])
  func `what is no instant is refused`(text: String) {
    #expect(WrittenInstant(text) == nil)
  }

  @Test(arguments: 0..<300)
  func `an instant is written and read the same`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let range: ClosedRange<Int64> = -60_000_000_000_000...250_000_000_000_000
    let instant = WrittenInstant(milliseconds: Int64.random(in: range, using: &random))
    for offset in [0, 480, -570] {
      let text = instant.text(offsetMinutes: offset)
      #expect(WrittenInstant(text) == instant, "seed \(seed): \(text)")
    }
  }
}
