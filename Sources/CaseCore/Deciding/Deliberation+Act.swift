internal import WorkCalendar

/// Actions that people do.
extension Deliberation {
  mutating func act(_ call: ActionCall) throws(Rejection) {
    let (file, procedure) = try file(call.caseID)
    if let version = call.version, version != file.version {
      throw .staleVersion(current: file.version)
    }
    if try countersign(call, file, procedure) { return }
    if let engine = EngineAction(rawValue: call.action.text) {
      return try act(engine, call, file, procedure)
    }
    guard let rule = procedure.action(call.action, in: file.state)?.asking(for: file, procedure),
      !rule.by.isEmpty
    else {
      throw .notPossibleHere(
        call.action, state: procedure.state(file.state)?.label ?? file.state.text)
    }
    let actor = try actor(for: rule, call.caller, file, procedure)
    try check(rule, call.fields, file, procedure)
    let evaluation = Evaluation(file, form: call.fields, around: around, at: at)
    if let second = rule.second, evaluation.holds(second.when) {
      return try propose(rule, second, call, actor, file, procedure)
    }
    try perform(rule, on: file, procedure, call.fields, by: actor, note: call.note)
  }

  /// Does an action: its fields, its effects, its next state, and whom it tells.
  mutating func perform(
    _ rule: ActionRule, on file: CaseFile, _ procedure: Procedure,
    _ fields: [FieldName: FieldValue], by actor: Actor, note: String?,
    preparing: (inout Draft) -> Void = { _ in },
    concluding: (inout Draft) -> Void = { _ in }
  ) throws(Rejection) {
    var draft = draft(file, procedure, by: actor)
    preparing(&draft)
    for asked in rule.form {
      if let value = fields[asked.field] {
        draft.note(.field(asked.field, value))
      } else {
        draft.unanswered.insert(asked.field)
      }
    }
    draft.note(.counted(rule.name))
    if let collected = rule.collects { draft.collect(collected) }
    let evaluation = Evaluation(draft.file, around: around, at: at)
    guard let branch = rule.branches.first(where: { evaluation.holds($0.when) }) else {
      throw .conditionNotMet(message: "现有内容不符合此操作的任何一种结果")
    }
    if let name = branch.name, name != rule.name { draft.note(.counted(name)) }
    let restarts = try draft.perform(rule.effects + branch.effects)
    draft.moveDateBound(changed: Set(fields.keys))
    let next = target(branch.target, draft.file)
    if next != file.state { draft.order(children: rule.children) }
    try draft.enter(next, restarts)
    try draft.echo(branch.echo ?? rule.echo)
    try draft.tell(rule.tells, template: TemplateName(rule.name.text))
    draft.tellOfRecording()
    concluding(&draft)
    take(draft, .acted(rule.name, branch: branch.name ?? rule.name), note: note)
  }

  private func target(_ target: Target, _ file: CaseFile) -> StateName {
    switch target {
    case .stay: file.state
    case .state(let name): name
    case .back(let states): file.cameFrom.flatMap { states.contains($0) ? $0 : nil } ?? states[0]
    }
  }

  /// Who acts: one post of the caller's that may, or the recorder of what a party said.
  func actor(
    for rule: ActionRule, _ caller: Caller, _ file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) -> Actor {
    let rights = Rights(file: file, procedure: procedure, around: around, on: today)
    let posts = rights.posts(of: caller.person, acting: rule.by)
    if caller.behalf == nil { return try actor(caller, posts, rule.name) }
    guard rule.mayBeRecorded, let claim = caller.behalf else { throw .notYours(rule.name) }
    let recorder = try recorder(of: rule.by, rule.name, caller, rights)
    try checkSaid(claim, in: file)
    return recorder
  }

  func actor(
    _ caller: Caller, _ posts: [PostID], _ action: ActionName
  ) throws(Rejection) -> Actor {
    let chosen: PostID
    try checkPost(of: caller)
    if let post = caller.post {
      guard posts.contains(post) else { throw .notYours(action) }
      chosen = post
    } else if posts.count > 1 {
      throw .whichPost(posts)
    } else if let only = posts.first {
      chosen = only
    } else {
      throw .notYours(action)
    }
    return caller.isAdministrator
      ? .administrator(as: caller.person) : .person(caller.person, as: chosen)
  }

  /// A slip in a post's name is not a lack of rights: who holds which post is nobody's secret.
  private func checkPost(of caller: Caller) throws(Rejection) {
    if let post = caller.post, around.roster.post(post) == nil { throw .unknownPost(post) }
  }

  /// Whoever may record what one of these roles said, and whose words they were.
  func recorder(
    of roles: [RoleName], _ action: ActionName, _ caller: Caller, _ rights: Rights
  ) throws(Rejection) -> Actor {
    guard let claim = caller.behalf else { throw .notYours(action) }
    try checkPost(of: caller)
    for role in roles where rights.speaks(claim.organisation, in: role) {
      let posts = rights.posts(of: caller.person, recording: role)
      guard let post = caller.post ?? posts.first, posts.contains(post) else { continue }
      return .behalf(
        Behalf(
          recorder: caller.person, post: post, role: role, saidBy: claim.saidBy,
          means: claim.means, saidOn: claim.saidOn, organisation: claim.organisation))
    }
    throw .notYours(action)
  }

  /// Keeps that an action was asked for too late: the one refusal that leaves an event.
  mutating func recordLateness(of call: ActionCall) {
    guard let (file, procedure) = try? file(call.caseID),
      let rule = procedure.action(call.action, in: file.state),
      let actor = try? actor(for: rule, call.caller, file, procedure)
    else { return }
    take(draft(file, procedure, by: actor), .refusedLate(call.action), note: call.note)
  }
}

extension Draft {
  /// Orders its own action of each open child that the action doesn't keep.
  mutating func order(children policies: [ProcedureName: ChildPolicy]) {
    for procedure in policies.keys.sorted() {
      guard case .order(let action)? = policies[procedure] else { continue }
      for child in around.docket.children(of: file.id, procedure) where child.isOpen {
        followUps.append(.order(child.id, action, [:]))
      }
    }
  }

  /// Moves this case's own clocks that hang on a date that this event entered.
  mutating func moveDateBound(changed: Set<FieldName>) {
    for run in file.clocks {
      guard case .rule(let name) = run.key, let rule = procedure.clock(name),
        let (date, least) = ownDate(rule, changed: changed), run.intervals.term != .date(date)
      else { continue }
      move(run.key, to: date, least: least)
    }
    moveLook(changed: changed)
  }

  /// The first look hangs on the date in its field; later ones on the look before.
  private mutating func moveLook(changed: Set<FieldName>) {
    guard let field = procedure.look.from, changed.contains(field),
      let date = file.fields[field]?.date, !file.ended.contains(where: { $0.key == .look })
    else { return }
    move(.look, to: calendar.due(procedure.look.first, from: date).date)
  }

  /// Tells the party whose word was recorded on its behalf.
  mutating func tellOfRecording() {
    guard case .behalf(let behalf) = actor, let role = procedure.role(behalf.role) else { return }
    for recipient in addressees(role) {
      tell(
        recipient.owner, EngineTemplate.recorded, .tell,
        facts(and: [
          NoticeFact(label: "代录依据", value: "\(behalf.saidBy),\(behalf.means.rawValue)")
        ]))
    }
  }
}
