package import CaseCore
package import CaseStore
package import WorkCalendar

/// A circular that comes while cases run: what it would move, and moving it.
extension Office {
  /// How many moved dates are told one by one; the others are counted.
  package static let mostMoves = 1_000
  /// How many cases are looked at together.
  static let casesLookedAt = 64

  /// What a circular comes to.
  package enum CalendarImport: Sendable {
    /// It can't be read, or doesn't go with the others.
    case refused(RulesFault)
    /// What it would move, were it in force.
    case previewed(CalendarMoves)
    /// It is in force as this edition; so many duties are still to follow.
    case applied(version: Int, behind: Int)
    case notKept(Reply)
  }

  /// Says which dates a circular would move; nothing is changed.
  package func preview(_ circular: ImportedCircular) async throws(StoreError) -> CalendarImport {
    switch try await readAnew(bringingIn: .circular(circular)) {
    case .failure(let fault): return .refused(fault)
    case .success(let fresh): return .previewed(try await moves(under: fresh))
    }
  }

  /// Puts a circular in force, and lets what is due follow it.
  package func apply(
    _ circular: ImportedCircular, by actor: Actor
  ) async throws(StoreError) -> CalendarImport {
    let fresh: Rules
    switch try await readAnew(bringingIn: .circular(circular)) {
    case .failure(let fault): return .refused(fault)
    case .success(let read): fresh = read
    }
    switch try await putInForce(fresh, by: actor) {
    case .refused(let fault): return .refused(fault)
    case .notKept(let reply): return .notKept(reply)
    case .inForce:
      await keeper.followCalendar()
      let version = fresh.calendar.version
      return .applied(version: version, behind: try await store.duties(behindCalendar: version))
    }
  }

  private func moves(under fresh: Rules) async throws(StoreError) -> CalendarMoves {
    var moves = CalendarMoves(version: fresh.calendar.version)
    try await lookAhead(under: fresh) { last throws(StoreError) in
      try await store.cases(
        behindCalendar: fresh.calendar.version, after: last, limit: Office.casesLookedAt)
    } _: {
      .calendarChanged($0)
    } _: {
      moves.look(at: $0, $1, fresh)
    }
    return moves
  }
}

/// Which dates another calendar would move.
package struct CalendarMoves: Sendable {
  package let version: Int
  /// How many open cases there are, and how many dates in them move.
  package private(set) var cases = 0
  package private(set) var moved = 0
  /// The first of those that move.
  package private(set) var first: [Move] = []

  /// One date that moves.
  package struct Move: Sendable {
    package var publicID: String
    package var number: String
    package var clock: String
    package var from: CivilDate
    package var to: CivilDate
    /// The days between that are worked by one calendar and not by the other.
    package var because: [ChangedDay]
  }

  init(version: Int) { self.version = version }

  fileprivate mutating func look(at before: CaseFile, _ outcome: Outcome, _ fresh: Rules) {
    cases += 1
    guard let after = outcome.steps.last?.after else { return }
    let procedure = fresh.shelf[before.procedure]
    for run in after.clocks {
      guard let old = before.run(run.key), old.due.date != run.due.date else { continue }
      moved += 1
      guard first.count < Office.mostMoves else { continue }
      let former = fresh.calendar(version: old.calendarVersion)
      first.append(
        Move(
          publicID: before.publicID, number: before.number, clock: run.key.label(procedure),
          from: old.due.date, to: run.due.date,
          because: fresh.calendar.daysChanged(
            since: former,
            from: fresh.calendar.date(of: run.intervals.started),
            through: max(old.due.date, run.due.date))))
    }
  }
}
