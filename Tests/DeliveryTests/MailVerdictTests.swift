import Delivery
import Testing
import WorkCalendar

/// How a mail goes on after an attempt.
@Suite struct MailVerdictTests {
  private static let start = Instant(milliseconds: 1_772_413_200_000)

  private static func verdict(
    _ ending: MailVerdict.Ending, after done: Int = 1, days: Int64 = 0
  ) -> MailVerdict {
    let at = start.advanced(byMilliseconds: days * Instant.millisecondsPerDay)
    return MailVerdict(ending, after: done, owedSince: start, endedAt: at, draw: 0.5)
  }

  @Test(arguments: [
    (MailVerdict.Ending.accepted, MailVerdict.delivered), (.cutOff, .uncertain),
    (.stopped, .again), (.answered(550), .refused), (.answered(554), .refused),
  ])
  func `what is said for good ends it`(_ ending: MailVerdict.Ending, _ verdict: MailVerdict) {
    #expect(MailVerdictTests.verdict(ending) == verdict)
  }

  @Test(arguments: [(1, 5), (2, 15), (3, 30), (7, 480), (20, 480)])
  func `what may pass is tried again later and later`(_ done: Int, _ minutes: Int64) {
    let next = MailVerdictTests.start
      .advanced(byMilliseconds: minutes * Instant.millisecondsPerMinute)
    #expect(
      MailVerdictTests.verdict(.answered(451), after: done) == .retry(at: next, ofAll: false))
  }

  @Test(arguments: [(1, 5), (2, 15), (3, 30), (4, 60), (40, 60)])
  func `a server that failed is tried again, each hour in the end`(
    _ failures: Int, _ minutes: Int64
  ) {
    let next = MailVerdictTests.start
      .advanced(byMilliseconds: minutes * Instant.millisecondsPerMinute)
    let verdict = MailVerdict(
      .unreachable, after: 7, failures: failures, owedSince: MailVerdictTests.start,
      endedAt: MailVerdictTests.start, draw: 0.5)
    #expect(verdict == .retry(at: next, ofAll: true))
  }

  @Test func `after five days somebody is to tell`() {
    #expect(
      MailVerdictTests.verdict(.answered(451), after: 9, days: 5) == .exhausted(ofAll: false))
    #expect(MailVerdictTests.verdict(.unreachable, after: 1, days: 5) == .exhausted(ofAll: true))
  }
}
