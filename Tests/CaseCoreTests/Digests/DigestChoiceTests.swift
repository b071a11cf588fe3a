import Testing
import WorkCalendar

@testable import CaseCore

/// Which duties a digest names, and what of them is news.
@Suite struct DigestChoiceTests {
  private let calendar: WorkCalendar
  private let window: DigestWindow
  private static let hour = Instant.millisecondsPerHour

  init() throws {
    calendar = try World(at: "2026-06-01T09:00+08:00").around.calendar
    window = DigestWindow(
      start: try #require(Instant(iso8601: "2026-06-02T08:30+08:00")),
      end: try #require(Instant(iso8601: "2026-06-03T08:30+08:00")))
  }

  /// A duty by hours from the window's end; without a change of its own it began long ago.
  private func duty(
    _ number: Int64 = 1, due: Int64, changed: Int64 = -1_000, started: Int64 = -1_000
  ) -> DigestDuty {
    func at(_ hours: Int64) -> Instant {
      window.end.advanced(byMilliseconds: hours * DigestChoiceTests.hour)
    }
    return DigestDuty(
      caseID: CaseID(number), clock: .rule("triage"), serial: 1, startedAt: at(started),
      changedAt: at(changed), yellowAt: at(due - 48), dueAt: at(due), isProvisional: false)
  }

  private func choice(_ open: DigestDuty..., ended: [DigestDuty] = []) -> DigestChoice? {
    DigestChoice(open: open, ended: ended, window: window, calendar: calendar)
  }

  @Test func `nothing is chosen where nothing is owed`() {
    #expect(choice(ended: [duty(due: -1)]) == nil)
  }

  @Test func `what is late comes first, then what is near, then the rest`() throws {
    let (late, today, near, later) = (
      duty(1, due: -1), duty(2, due: 9), duty(3, due: 40), duty(4, due: 400)
    )
    let chosen = try #require(choice(late, today, near, later))
    #expect(chosen.late == [late] && chosen.near == [today, near] && chosen.later == [later])
    #expect(chosen.lateCount == 1 && chosen.owedCount == 4 && chosen.omittedCount == 0)
  }

  @Test func `due is inclusive`() throws {
    let chosen = try #require(choice(duty(due: 0)))
    #expect(chosen.late.isEmpty)
    #expect(chosen.named[0].news(in: window).isEmpty, "it is news of the next window")
  }

  @Test(arguments: [
    (-30, -30, 100, []), (-20, -20, 100, [DigestNews.began]), (-20, -90, 100, [.changed]),
    (-90, -90, -2, [.becameLate]), (-90, -90, -30, []), (-20, -20, -2, [.began, .becameLate]),
    (0, 0, 100, []), (-24, -24, 100, [.began]),
  ])
  func `news is what happened from the window's start up to its end`(
    _ changed: Int64, _ started: Int64, _ due: Int64, _ news: [DigestNews]
  ) {
    #expect(duty(due: due, changed: changed, started: started).news(in: window) == news)
  }

  @Test func `however much is late all of it is named`() throws {
    let late = (1...100).map { duty($0, due: -$0) }
    let chosen = try #require(
      DigestChoice(open: late, ended: [], window: window, calendar: calendar))
    #expect(chosen.late == late && chosen.omittedCount == 0)
  }

  @Test func `the look at every case is nobody's matter before it is asked for`() throws {
    var look = duty(due: 500, changed: -1, started: -1)
    look.clock = .look
    look.yellowAt = .distantFuture
    #expect(choice(look) == nil)
    #expect(try #require(choice(duty(2, due: 9), look)).named.map(\.caseID) == [CaseID(2)])
    look.serial = 2
    #expect(choice(look)?.later == [look])
  }

  @Test func `what is news is named before what has been told`() throws {
    let known = (1...200).map { duty($0, due: 100 + $0) }
    let fresh = duty(999, due: 900, changed: -1)
    let chosen = try #require(
      DigestChoice(open: known + [fresh], ended: [], window: window, calendar: calendar))
    #expect(chosen.named.count == DigestChoice.mostFarOff + 1)
    #expect(chosen.named.contains(fresh))
    #expect(chosen.omittedCount == 201 - chosen.named.count)
  }
}
