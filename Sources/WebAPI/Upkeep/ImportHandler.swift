internal import CaseCore
internal import CaseService
internal import CaseStore
internal import ProcedureLanguage
internal import WireFormat

/// Takes in a roster file, or a table of requests as offices save them.
enum ImportHandler {
  @Sendable static func answer(_ call: Call) async throws -> Reply {
    switch try call.query.string("kind") {
    case "roster": try await roster(call)
    default: try await call.once { try await TableImport(call).answer() }
    }
  }

  private static func roster(_ call: Call) async throws -> Reply {
    guard call.isAdministrator else { try call.requireAlliance(); throw Problem(.notYours) }
    let text = String(decoding: call.bytes, as: UTF8.self)
    let file: RosterFile
    switch RosterReader.read(text, file: "roster") {
    case .success(let read): file = read
    case .failure(let complaints):
      throw Problem(
        .invalidFields,
        errors: complaints.list.map {
          FieldFault(pointer: "/\($0.line)/\($0.column)", message: $0.message)
        })
    }
    let commands = file.commands(
      against: call.office.store.roster, today: call.office.today)
    let actor = call.actor
    if try call.query.flag("dry_run") {
      let roster = call.office.store.roster
      let outcome = roster.decideImport(
        commands, at: call.office.clock.now(), today: call.office.today, actor: actor)
      let decided = Decided.roster(outcome, roster, at: call.office.clock.now())
      return report(decided, count: commands.count, isDry: true)
    }
    let answer = try await call.submit(
      Submission(.rosterImport(commands, by: actor), idempotency: call.idempotency) { decided in
        CaseService.Answer(report(decided, count: commands.count, isDry: false))
      })
    return Reply(answer)
  }

  private static func report(_ decided: Decided, count: Int, isDry: Bool) -> Reply {
    guard case .roster(let outcome, _, _) = decided else { return Reply(Problem(.internalError)) }
    switch outcome {
    case .done:
      return Reply([
        "accepted": .integer(Int64(count)), "refused": 0, "cases": [], "faults": [],
        "dry_run": .bool(isDry),
      ])
    case .refused(let complaints):
      return Reply(
        Problem(
          .invalidFields,
          errors: complaints.map {
            FieldFault(pointer: $0.rejection.pointer, message: $0.rejection.message)
          }))
    }
  }
}
