internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Cases: filing, looking, acting.
enum CaseHandlers {
  static let all: [String: APIServer.Handler] = [
    "openCase": open, "listCases": list, "showCase": show, "actOnCase": act,
    "showTimeline": timeline, "showDeadlines": deadlines, "listDuties": DutyHandler.answer,
    "showLedger": LedgerHandler.answer,
  ]

  @Sendable private static func open(_ call: Call) async throws -> Reply {
    let asked = call.faulty?.object["procedure"]?.text.map { ProcedureName($0) }
    if let faulty = call.faulty, let procedure = asked.flatMap(call.office.rules.shelf.inForce) {
      let reader = FieldReader(call, procedure, procedure.opening.form)
      throw try await reader.problem(with: faulty)
    }
    let body = try call.json()
    let name = ProcedureName(try body.string("procedure"))
    guard let procedure = call.office.rules.shelf.inForce(name) else {
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/procedure", message: "没有这个规程")])
    }
    let reader = FieldReader(call, procedure, procedure.opening.form)
    let fields = try await reader.read(try body.members("fields"))
    let opening = Opening(
      procedure: name, requester: OrganisationID(try body.string("requester")),
      contact: try body.optionalString("contact").map { PersonID($0) }, fields: fields,
      caller: try call.caller())
    let named = fields.values.flatMap(\.cases)
    let answer = try await call.submit(
      Submission(.commands([.open(opening)], cases: named), idempotency: call.idempotency) {
        decided in render(decided, call, status: 201)
      })
    return Reply(answer)
  }

  @Sendable private static func act(_ call: Call) async throws -> Reply {
    let file = try await call.visibleCase()
    let action = ActionName(call.parameter("action"))
    guard let procedure = call.office.rules.shelf[file.procedure] else {
      throw Problem(.internalError)
    }
    let rule = procedure.action(action, in: file.state)?.asking(for: file, procedure)
    let reader = FieldReader(call, procedure, rule?.form ?? [], of: file)
    if rule != nil, let faulty = call.faulty { throw try await reader.problem(with: faulty) }
    let body = try call.json()
    let fields = try await reader.read(try body.members("fields"))
    let command = Command.act(
      ActionCall(
        caseID: file.id, action: action, fields: fields,
        note: try body.optionalString("note").flatMap { $0.isEmpty ? nil : $0 },
        version: try body.optionalInteger("version").map { Int($0) }, caller: try call.caller()))
    let answer = try await call.submit(
      Submission(
        .commands([command], cases: [file.id] + fields.values.flatMap(\.cases)),
        idempotency: call.idempotency
      ) { decided in render(decided, call, status: 200) })
    let reply = Reply(answer)
    guard reply.status == ProblemCode.invalidFields.status else { return reply }
    let around = try await call.office.surroundings(of: file)
    let wire = CaseWire(call: call, around: around, at: call.office.clock.now())
    return try await wire.nothingToName(by: action, in: file).map { Reply($0) } ?? reply
  }

  /// The case that was opened or acted on, as its actor sees it then; or why not.
  private static func render(
    _ decided: Decided, _ call: Call, status: Int
  ) -> CaseService.Answer {
    guard case .cases(let outcome, let around, let at) = decided else {
      return CaseService.Answer(Reply(Problem(.internalError)))
    }
    switch outcome {
    case .refused(let why, _): return CaseService.Answer(Reply(ProblemOf.rejection(why)))
    case .done(let steps):
      guard let first = steps.first, let file = around.docket[first.after.id] else {
        return CaseService.Answer(Reply(Problem(.internalError)))
      }
      let wire = CaseWire(call: call, around: around, at: at)
      return CaseService.Answer(Reply(status, wire.detail(file, offers: wire.offers(in: file))))
    }
  }

  @Sendable private static func show(_ call: Call) async throws -> Reply {
    let file = try await call.visibleCase()
    let around = try await call.office.surroundings(of: file)
    let wire = CaseWire(call: call, around: around, at: call.office.clock.now())
    // Of links, the forms list what may be chosen.
    let offers = wire.offers(in: file)
    let candidates = try await wire.candidates(for: offers, in: file)
    return Reply(
      wire.detail(
        file, offers: wire.takeable(offers, candidates), candidates: candidates,
        slips: try await slips(of: file, call)))
  }

  /// When a slip went out and was acknowledged, only the events say; most cases have none.
  private static func slips(of file: CaseFile, _ call: Call) async throws -> [SlipStory] {
    guard !file.slips.isEmpty else { return [] }
    let events = try await call.office.store.timeline(of: file.id, limit: file.version)
    return SlipStory.all(events.compactMap(\.caseEvent))
  }

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    let query = call.query
    let procedure = try call.procedureFilter()
    let filter = CaseFilter(
      procedure: procedure, state: try call.stateFilter(of: procedure),
      light: try query.optionalString("light").flatMap { Light(rawValue: $0) },
      lead: try call.organisationFilter("lead"), owner: try owner(call),
      query: try query.optionalString("q"))
    let page = try await call.office.store.caseList(
      filter, viewer: call.viewer,
      order: try query.optionalString("order") == "due" ? .due : .newest,
      at: call.office.clock.now(), limit: try call.pageLength(),
      cursor: try query.optionalString("cursor"))
    let around = call.bareSurroundings
    let wire = CaseWire(call: call, around: around, at: call.office.clock.now())
    return Reply([
      "items": .array(page.items.map { .object(JSONObject(wire.summary($0))) }),
      "next": .orNull(page.next),
    ])
  }

  /// The post whose cases are asked for; of whoever asks for their own, the first.
  private static func owner(_ call: Call) throws -> PostID? {
    let asked = try call.query.optionalString("owner")
    guard asked == "me" else { return try call.postFilter("owner") }
    _ = try call.person()
    guard let post = call.viewer?.posts.sorted().first else {
      throw Problem(
        .invalidParameters,
        errors: [FieldFault(pointer: "/owner", message: "您现在不任任何岗位，名下没有事项")])
    }
    return post
  }

  @Sendable private static func timeline(_ call: Call) async throws -> Reply {
    let file = try await call.visibleCase()
    let list = "timeline \(file.id)"
    let after = try await call.place(in: list).map { Int($0[0]) } ?? 0
    let length = try call.pageLength()
    let until = min(after + length, file.version)
    let events = try await call.office.store.timeline(of: file.id, limit: until)
    let wire = TimelineWire(call, file, call.bareSurroundings)
    let items = wire.occurrences(events.compactMap(\.caseEvent)).dropFirst(after)
    return try await call.page(list, Array(items), next: until < file.version ? "\(until)" : nil)
  }

  @Sendable private static func deadlines(_ call: Call) async throws -> Reply {
    let file = try await call.visibleCase()
    let events = try await call.office.store.timeline(of: file.id, limit: file.version)
    let around = try await call.office.surroundings(of: file)
    let wire = DeadlineWire(call: call, around: around)
    return Reply(["items": .array(wire.all(of: file, events)), "next": .null])
  }
}

extension Call {
  /// The case of the path; not found when the asker may not see it.
  func visibleCase() async throws -> CaseFile {
    let found = try await office.store.caseFile(publicID: parameter("id"), viewer: viewer)
    guard let found else { throw Problem(.notFound) }
    return found
  }

  /// Whether the asker may see a case; `around` has its parent.
  func maySee(_ file: CaseFile, _ around: Surroundings) -> Bool {
    viewer.map { around.shows(file, to: $0, at: office.clock.now()) } ?? true
  }

  /// Which case it is, for lists whose rows the asker may see without seeing the case: then it has
  /// no title.
  func caseNamed(_ file: CaseFile, _ around: Surroundings) -> [JSONMember] {
    let members = [
      JSONMember("case_number", .string(file.number)),
      JSONMember("state", .string(file.state.text)),
      JSONMember("procedure", .string(file.procedure.name.text)),
    ]
    guard maySee(file, around), let title = around.procedures[file.procedure]?.title(of: file)
    else { return members }
    return members + [JSONMember("case_title", .string(title))]
  }

  /// Surroundings without any case, for reading what needs no family.
  var bareSurroundings: Surroundings { office.rules.surroundings(office.store.roster) }
}
