import Foundation
import ProcedureLanguage
import Testing
import WorkCalendar

@testable import CaseCore

/// The shipped procedures, calendars and roster, and a clock that only tests move.
///
/// It does what the executor does, without a store: decides one command after the other, lets time
/// pass wake by wake, and delivers what is owed when its hour comes, or refuses to.
struct World {
  var around: Surroundings
  var now: Instant
  var steps: [CaseStep] = []
  var notices: [NoticeDraft] = []
  /// Whether the lane that stands in for the courier delivers.
  var delivers = true
  /// Those whom nothing reaches, whatever the lane does for others.
  var unreachable: Set<PersonID> = []
  /// Whether the test makes time fail.
  var expectsFailures = false
  /// Whether every step is held against what the engine promises of sound procedures.
  var keepsPromises = true
  private var delivered = 0

  /// A world at an instant such as `2026-03-02T09:00+08:00`.
  init(at start: String, seed: UInt64 = 1) throws {
    let shipped = try World.shipped.get()
    now = try #require(Instant(iso8601: start))
    let today = shipped.calendar.date(of: now)
    var roster = Roster()
    let outcome = roster.decideImport(
      shipped.roster.commands(against: roster, today: today), at: now, today: today,
      actor: .administrator(as: nil))
    guard case .done(let events) = outcome else { throw Unprepared.roster }
    for event in events { roster.apply(event) }
    around = Surroundings(
      calendar: shipped.calendar, roster: roster,
      procedures: ProcedureShelf(shipped.procedures), docket: Docket(),
      counters: Counters(nextCase: 1, series: [:]), draws: Draws(SplitMix(state: seed)))
  }

  enum Unprepared: Error { case roster }

  private typealias Shipped = (
    calendar: WorkCalendar, roster: RosterFile, procedures: [Procedure]
  )

  /// What the repository ships, read once for all worlds.
  private static let shipped = Result<Shipped, any Error> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let calendar = try CalendarReader.read(
      directory: root.appending(path: "config/calendars").path
    ).get()
    let seeds = try String(
      contentsOf: root.appending(path: "Tests/Fixtures/Seeds/ten/roster.yaml"), encoding: .utf8)
    return (
      calendar, try RosterReader.read(seeds, file: "roster.yaml").get(),
      try ShippedProcedures.read(root)
    )
  }

  /// Decides a command now and keeps what came of it.
  @discardableResult
  mutating func decide(_ command: Command) -> Outcome {
    let outcome = CaseCore.decide(command, at: now, in: &around)
    for step in outcome.steps {
      steps.append(step)
      notices += step.notices
      if keepsPromises { checkPromise(of: step.after) }
    }
    return outcome
  }

  /// P1 as the engine holds it: an open case has an owner and something that time will ask for.
  private func checkPromise(of file: CaseFile) {
    guard file.isOpen else { return }
    #expect(file.owner != nil, "\(file.number) in \(file.state) has no owner")
    #expect(
      file.clocks.contains { $0.phase != .held && $0.key != .look },
      "\(file.number) in \(file.state) owes nothing by any date")
    #expect(
      file.clocks.filter { $0.phase == .running }.allSatisfy {
        $0.missedAt == nil || $0.nextRung != nil || file.proposal != nil
          || $0.key == .look
      }, "\(file.number) has a missed clock whose ladder has run out")
  }

  /// Lets time pass: every wake and delivery on the way happens at its own instant, in order.
  mutating func advance(to text: String) throws {
    advance(to: try #require(Instant(iso8601: text)))
  }

  mutating func advance(to target: Instant) {
    while let next = nextThing(), next <= target {
      now = max(now, next)
      runOnce()
    }
    now = max(now, target)
  }

  private func nextThing() -> Instant? {
    let wake = around.docket.files.filter(\.isOpen).compactMap(\.wakesAt).min()
    let delivery = notices.dropFirst(delivered).map(\.sendAt).min()
    return [wake, delivery].compactMap(\.self).min()
  }

  private mutating func runOnce() {
    let due = around.docket.files.filter {
      $0.isOpen && ($0.wakesAt ?? .distantFuture) <= now
    }
    if let first = due.min(by: { ($0.wakesAt!, $0.id) < ($1.wakesAt!, $1.id) }) {
      let outcome = decide(.tick(first.id))
      if case .refused(let why, _) = outcome {
        if !expectsFailures {
          Issue.record("a tick of \(first.number) in \(first.state) was refused: \(why)")
        }
        guard case .clockFailed(let clock, _) = why else { return }
        decide(.quarantine(first.id, .clock(clock), reason: why.words))
      }
      return
    }
    deliver()
  }

  /// The first owed notice whose hour has come reaches its recipient, or does not.
  private mutating func deliver() {
    let owed = notices.indices.dropFirst(delivered)
    guard let place = owed.min(by: { notices[$0].sendAt < notices[$1].sendAt }) else { return }
    let notice = notices[place]
    notices.swapAt(place, delivered)
    delivered += 1
    guard let id = notice.caseID else { return }
    let arrives = delivers && !unreachable.contains(notice.recipient.person)
    decide(.noticeEnded(id, notice.id, arrives ? .delivered : .handedOver))
  }
}

/// A small generator for tests: equal seeds give equal draws.
struct SplitMix: RandomNumberGenerator, Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
