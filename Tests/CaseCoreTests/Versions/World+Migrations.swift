import Testing
import WorkCalendar

@testable import CaseCore

/// Cases that go over to a newer version.
extension World {
  /// Puts a newer version of a procedure in force, which differs in these places.
  mutating func bring(_ edits: [Edit], of name: String = "request") throws {
    around.procedures.put(try World.version(edits, of: name))
  }

  func plan(
    of name: ProcedureName = "request", _ states: [StateName: StateName] = [:],
    cases: [String: StateName] = [:]
  ) throws -> MigrationPlan {
    let order = MigrationOrder(
      number: 7, procedure: name, version: 100, states: states, cases: cases,
      actor: .administrator(as: nil))
    return MigrationPlan(order, try #require(around.procedures[order.reference]))
  }

  /// Lets a case go over, which must succeed.
  mutating func migrate(
    _ id: CaseID, of name: ProcedureName = "request", _ states: [StateName: StateName] = [:],
    cases: [String: StateName] = [:]
  ) throws {
    let outcome = decide(.migrate(id, try plan(of: name, states, cases: cases)))
    guard case .done = outcome else { throw Refused(outcome) }
  }

  /// Why a case doesn't go over.
  mutating func refusal(
    _ id: CaseID, of name: ProcedureName = "request", _ states: [StateName: StateName] = [:]
  ) throws -> String {
    let before = around.docket
    guard case .refused(let why, _) = decide(.migrate(id, try plan(of: name, states))) else {
      Issue.record("it went over")
      return ""
    }
    #expect(around.docket == before)
    return why.words
  }
}
