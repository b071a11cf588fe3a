internal import CaseCore
internal import WorkCalendar

/// What can be broken of clocks and of the states that name them.
struct ClockEdits {
  private let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  var withoutClause: [Edit] {
    clauses {
      $0.mode != .held
    } change: {
      $0.clocks.remove(at: $1)
    }
  }
  var heldClause: [Edit] {
    clauses {
      $0.mode == .runs
    } change: {
      $0.clocks[$1].mode = .held
    }
  }
  var soft: [Edit] {
    clocks {
      $0.renewal == nil
    } change: {
      $0.renewal = .workingDays(5)
    }
  }
  var withoutLeast: [Edit] {
    clocks {
      $0.least != nil
    } change: { clock in
      clock.least = nil
      for place in clock.terms.indices { clock.terms[place].least = nil }
    }
  }
  var withoutLadder: [Edit] {
    clocks {
      $0.ladder != nil
    } change: {
      $0.ladder = nil
    }
  }
  var withoutExpiry: [Edit] {
    clocks {
      $0.expiry != nil
    } change: {
      $0.expiry = nil
    }
  }
  var unasked: [Edit] { clocks(\.isSilence) { $0.isSilence = false } }

  private func clocks(
    _ fits: (ClockRule) -> Bool, change: @escaping (inout ClockRule) -> Void
  ) -> [Edit] {
    procedure.clocks.indices.filter { fits(procedure.clocks[$0]) }.map { place in
      Edit(place: "clock \(procedure.clocks[place].name)") { change(&$0.clocks[place]) }
    }
  }

  private func clauses(
    _ fits: (StateClock) -> Bool, change: @escaping (inout StateRule, Int) -> Void
  ) -> [Edit] {
    procedure.states.indices.flatMap { state in
      procedure.states[state].clocks.indices
        .filter { fits(procedure.states[state].clocks[$0]) }
        .map { clause in
          let rule = procedure.states[state]
          return Edit(place: "clock \(rule.clocks[clause].clock) in \(rule.name)") {
            change(&$0.states[state], clause)
          }
        }
    }
  }
}
