import Testing
import WorkCalendar

@testable import CaseCore

/// Filing and acting as the people of the roster do.
extension World {
  /// Files a request and returns its id.
  mutating func file(
    _ procedure: ProcedureName = "request", for requester: OrganisationID, by person: PersonID,
    _ fields: [FieldName: FieldValue]
  ) throws -> CaseID {
    let opening = Opening(
      procedure: procedure, requester: requester, contact: nil, fields: fields,
      caller: Caller(person: person))
    guard case .done(let steps) = decide(.open(opening)), let first = steps.first else {
      throw Refused(decide(.open(opening)))
    }
    return first.after.id
  }

  /// Does an action that must succeed.
  mutating func act(
    _ id: CaseID, _ action: ActionName, by person: PersonID, as post: PostID? = nil,
    behalf: BehalfClaim? = nil, note: String? = nil, _ fields: [FieldName: FieldValue] = [:]
  ) throws {
    let outcome = attempt(
      id, action, by: person, as: post, behalf: behalf, note: note, fields)
    guard case .done = outcome else { throw Refused(outcome) }
  }

  /// Does an action that may be refused.
  @discardableResult
  mutating func attempt(
    _ id: CaseID, _ action: ActionName, by person: PersonID, as post: PostID? = nil,
    behalf: BehalfClaim? = nil, note: String? = nil, _ fields: [FieldName: FieldValue] = [:]
  ) -> Outcome {
    decide(
      .act(
        ActionCall(
          caseID: id, action: action, fields: fields, note: note, version: nil,
          caller: Caller(person: person, post: post, behalf: behalf))))
  }

  struct Refused: Error, CustomStringConvertible {
    let outcome: Outcome
    init(_ outcome: Outcome) { self.outcome = outcome }
    var description: String {
      if case .refused(let why, _) = outcome { return "refused: \(why)" }
      return "done"
    }
  }

  func case_(_ id: CaseID) throws -> CaseFile { try #require(around.docket[id]) }

  /// A clock of a case that runs or stands still.
  func run(_ clock: ClockName, of id: CaseID) throws -> ClockRun {
    try #require(try case_(id).run(clock))
  }

  func state(_ id: CaseID) -> String { around.docket[id]?.state.text ?? "none" }

  /// The kinds of a case's events with their instants, as one line each.
  func timeline(_ id: CaseID) -> [String] {
    steps.filter { $0.event.caseID == id }.map {
      "\($0.event.at.iso8601(in: around.calendar.zone)) \($0.event.kind)"
    }
  }

  func date(_ text: String) throws -> FieldValue { .date(try #require(CivilDate(text))) }
}
