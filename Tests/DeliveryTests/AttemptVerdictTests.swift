import Delivery
import Testing
import WorkCalendar

/// How the courier goes on after an attempt.
@Suite struct AttemptVerdictTests {
  private static let at = Instant(milliseconds: 1_790_000_000_000)

  private func verdict(
    _ ending: AttemptVerdict.Ending, after done: Int = 1
  ) -> AttemptVerdict {
    AttemptVerdict(ending, after: done, endedAt: AttemptVerdictTests.at, draw: 0.5)
  }

  private func retry(_ milliseconds: Int64) -> AttemptVerdict {
    .retry(at: AttemptVerdictTests.at.advanced(byMilliseconds: milliseconds))
  }

  @Test(arguments: [200, 204, 299]) func `a status of success delivers`(_ status: Int) {
    #expect(verdict(.status(status, asked: 60_000)) == .delivered)
  }

  @Test(arguments: [100, 199, 300, 302, 400, 404, 409, 500])
  func `any other status is tried again after the schedule's pause`(_ status: Int) {
    #expect(verdict(.status(status, asked: nil)) == retry(5_000))
    #expect(verdict(.status(status, asked: nil), after: 10) == .exhausted)
  }

  @Test(arguments: [429, 502, 503, 504]) func `a busy receiver has a minute`(_ status: Int) {
    #expect(verdict(.status(status, asked: nil)) == retry(60_000))
    #expect(verdict(.timedOut) == retry(60_000))
  }

  @Test func `what the receiver asks for is heeded`() {
    #expect(verdict(.status(503, asked: 3_600_000)) == retry(3_600_000))
  }

  @Test func `gone is gone, however often it was tried`() {
    #expect(verdict(.status(410, asked: nil)) == .gone)
    #expect(verdict(.status(410, asked: nil), after: 10) == .gone)
  }

  @Test func `an attempt that our own stop cut off is never the last`() {
    #expect(verdict(.cutOff, after: 10) == .again)
    #expect(verdict(.failed, after: 10) == .exhausted)
  }
}
