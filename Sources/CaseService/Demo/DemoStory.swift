internal import CaseCore
internal import CaseStore
internal import ProcedureLanguage
internal import WorkCalendar

/// The commands of a demonstration, carried out one after the other at their instants.
struct DemoStory: Sendable {
  /// How many cases a look for those of an earlier loading reads at once.
  private static let page = 200

  let plan: SeedPlan
  let days: DemoDays
  let rules: Rules
  let store: CaseStore
  let work: DemoWork

  /// Carries out what does not lie before `reached`, and lets time go on until `now`.
  func tell(after reached: Instant, until now: Instant) async throws {
    let before = try await filedBefore()
    let end = ended(before) ?? now
    var cases = before.mapValues(\.id)
    var isAnythingDone = false
    for (number, command) in plan.commands.enumerated() {
      let at = command.at.map(days.instant) ?? end
      if at < reached { continue }
      if at > work.clock.now() { try await work.keeper.advance(to: at) }
      let id = try await carryOut(command, at, cases, key: "\(number)")
      if case .open(let key, _, _) = command.deed { cases[key] = id }
      isAnythingDone = true
    }
    if isAnythingDone, end > work.clock.now() { try await work.keeper.advance(to: end) }
  }

  /// The cases that an earlier loading filed, by their keys.
  private func filedBefore() async throws -> [String: CaseFile] {
    let keys = Dictionary(
      plan.cases.map {
        (Title(procedure: $0.procedure, text: $0.title), $0.key)
      }
    ) { first, _ in first }
    var found: [String: CaseFile] = [:]
    var last: CaseID?
    repeat {
      let page = try await store.caseFiles(after: last, limit: DemoStory.page)
      for file in page where file.parent == nil {
        guard let title = title(of: file), let key = keys[title] else { continue }
        found[key] = found[key] ?? file
      }
      last = page.last?.id
    } while last != nil
    return found
  }

  /// The end of an earlier loading, told by a case that was filed then; nil if none was.
  private func ended(_ before: [String: CaseFile]) -> Instant? {
    let keys = plan.commands.compactMap { command -> String? in
      guard command.at == nil, case .open(let key, _, _) = command.deed else { return nil }
      return key
    }
    return keys.compactMap { before[$0]?.openedAt }.min()
  }

  private func carryOut(
    _ command: SeedCommand, _ at: Instant, _ cases: [String: CaseID], key: String
  ) async throws -> CaseID {
    let place = "\(command.place): "
    let fields = try command.fields.mapValues { try value($0, cases, place) }
    let named = fields.values.flatMap(\.cases)
    let caller = Caller(
      person: command.by,
      behalf: command.behalf.map {
        BehalfClaim(saidBy: $0.name, means: $0.means, saidOn: at.iso8601(in: rules.calendar.zone))
      })
    switch command.deed {
    case .open(_, let procedure, let requester):
      let opening = Opening(
        procedure: procedure, requester: requester, contact: nil, fields: fields, caller: caller)
      return try await work.submit(.open(opening), about: named, key: key, place)
    case .act(let action, let on, let child):
      let root = try id(on, cases, place)
      let target = if let child { try await self.child(child, of: root, place) } else { root }
      let call = ActionCall(
        caseID: target, action: action, fields: fields, note: command.note, version: nil,
        caller: caller)
      return try await work.submit(.act(call), about: [target] + named, key: key, place)
    }
  }

  private func id(
    _ key: String, _ cases: [String: CaseID], _ place: String
  ) throws(DemoFault) -> CaseID {
    guard let id = cases[key] else {
      throw DemoFault(description: "\(place)the case `\(key)` has not been filed")
    }
    return id
  }

  /// The newest case of that kind which the parent opened.
  private func child(
    _ child: SeedChild, of parent: CaseID, _ place: String
  ) async throws -> CaseID {
    let docket = try await store.load(LoadRequest(cases: [.id(parent)])).docket
    let found = docket.children(of: parent, child.procedure).last { file in
      file.lead == child.lead
        && child.having.map { file.fields[$0.field] == .choice($0.option) } ?? true
    }
    guard let found else {
      throw DemoFault(
        description: "\(place)there is no \(child.procedure) of \(child.lead) as described")
    }
    return found.id
  }

  private func value(
    _ value: SeedValue, _ cases: [String: CaseID], _ place: String
  ) throws(DemoFault) -> FieldValue {
    switch value {
    case .plain(let value): return value
    case .day(let day): return .date(days.date(day))
    case .cases(let keys):
      var named: [CaseID] = []
      for key in keys { named.append(try id(key, cases, place)) }
      return .cases(named)
    }
  }

  private func title(of file: CaseFile) -> Title? {
    let field = rules.shelf.inForce(file.procedure.name)?.title
    guard case .text(let text)? = field.flatMap({ file.fields[$0] }) else { return nil }
    return Title(procedure: file.procedure.name, text: text)
  }

  /// What tells a demonstration's cases apart.
  private struct Title: Hashable {
    let procedure: ProcedureName
    let text: String
  }
}
