internal import WorkCalendar

/// Opening cases: those that people file, and those that other cases open.
extension Deliberation {
  mutating func open(_ opening: Opening) throws(Rejection) {
    guard let procedure = around.procedures.inForce(opening.procedure),
      !procedure.opening.by.isEmpty
    else { throw .unknownProcedure(opening.procedure) }
    try checkParties(of: opening, procedure.opening.requesters)
    let requester = Requester(organisation: opening.requester, contact: opening.contact)
    var file = newFile(procedure, parent: nil)
    file.requesters = [requester]
    let rights = Rights(file: file, procedure: procedure, around: around, on: today)
    let actor = try opener(opening.caller, procedure, rights)
    let form = FormCheck(
      form: procedure.opening.form, procedure: procedure, file: nil, around: around, at: at)
    let complaints = form.complaints(opening.fields)
    if !complaints.isEmpty { throw .invalidFields(complaints) }
    try begin(
      procedure, parent: nil, [requester], lead: nil, fields: opening.fields, by: actor)
  }

  /// Whoever asks is there and may ask, and so is the person named as its contact.
  func checkParties(
    of opening: Opening, _ kinds: [OrganisationKind]
  ) throws(Rejection) {
    guard around.roster.organisationsOf(kind: nil, on: today).contains(opening.requester),
      let kind = around.roster.organisation(opening.requester)?.kind
    else { throw .invalidParty(.requester, message: "没有这个单位") }
    guard kinds.isEmpty || kinds.contains(kind) else {
      let wanted = kinds.map(\.label).joined(separator: "、")
      throw .invalidParty(.requester, message: "提出单位应是\(wanted)，不能是\(kind.label)")
    }
    guard let contact = opening.contact else { return }
    guard around.roster.isActive(contact),
      around.roster.person(contact)?.organisation == opening.requester
    else { throw .invalidParty(.contact, message: "联系人应是提出单位的在册人员") }
  }

  /// Who files: one of those who may, or whoever records what one of them said.
  private func opener(
    _ caller: Caller, _ procedure: Procedure, _ rights: Rights
  ) throws(Rejection) -> Actor {
    let name = ActionName("open")
    if let claim = caller.behalf {
      let recorder = try recorder(of: procedure.opening.by, name, caller, rights)
      try checkSaid(claim, in: nil)
      return recorder
    }
    return try actor(caller, rights.posts(of: caller.person, acting: procedure.opening.by), name)
  }

  /// Opens what an action says, for each organisation that it names.
  mutating func open(
    _ rule: OpenRule, from id: CaseID, by actor: Actor
  ) throws(Rejection) {
    let (opener, own) = try file(id)
    guard let procedure = around.procedures.inForce(rule.procedure) else {
      throw .unknownProcedure(rule.procedure)
    }
    let draft = draft(opener, own, by: actor)
    let fields = draft.values(rule.fields)
    let parent = rule.asChild ? opener.id : nil
    let requesters = requesters(rule.requester, of: opener, draft)
    switch rule.forEach {
    case .once:
      try begin(procedure, parent: parent, requesters, lead: nil, fields: fields, by: actor)
    case .organisations, .everyMember, .linkingField, .linkingRequesters:
      for organisation in around.organisations([rule.forEach], of: opener, on: today) {
        guard mayOpen(rule, fields, for: organisation, opener) else { continue }
        try begin(
          procedure, parent: parent, requesters, lead: organisation, fields: fields, by: actor)
      }
    }
  }

  /// No organisation is asked the same twice, or works for itself.
  ///
  /// Work for the lead: no organisation has two open children, and the lead itself none.
  private func mayOpen(
    _ rule: OpenRule, _ fields: [FieldName: FieldValue], for organisation: OrganisationID,
    _ opener: CaseFile
  ) -> Bool {
    guard rule.asChild else { return true }
    if rule.requester == .lead, opener.lead == organisation { return false }
    return !around.docket.children(of: opener.id, rule.procedure).contains { child in
      child.isOpen && child.lead == organisation
        && (rule.requester == .lead || child.fields == fields)
    }
  }

  private func requesters(
    _ requester: OpenRequester, of opener: CaseFile, _ draft: Draft
  ) -> [Requester] {
    switch requester {
    case .requester:
      return opener.requesters.map {
        Requester(organisation: $0.organisation, contact: $0.contact)
      }
    case .lead: return opener.lead.map { [Requester(organisation: $0, contact: nil)] } ?? []
    case .actor:
      guard let acting = draft.actingOrganisation else { return opener.requesters }
      return [Requester(organisation: acting, contact: nil)]
    }
  }

  /// Writes a case's first event; `note` says why, where nobody filed it.
  mutating func begin(
    _ procedure: Procedure, parent: CaseID?, _ requesters: [Requester],
    lead: OrganisationID?, fields: [FieldName: FieldValue], by actor: Actor, note: String? = nil
  ) throws(Rejection) {
    let (file, opened) = newCase(procedure, parent: parent)
    var draft = draft(file, procedure, by: actor)
    draft.note(.opened(opened))
    draft.note(.requesters(requesters))
    if let lead { draft.note(.lead(lead)) }
    for name in fields.keys.sorted() { draft.note(.field(name, fields[name])) }
    let restarts = try draft.perform(procedure.opening.effects)
    try draft.enter(procedure.opening.state, restarts)
    try draft.echo(procedure.opening.echo)
    try draft.tell(procedure.opening.tells, template: procedure.openingTemplate)
    if parent == nil { draft.tellOfRecording() }
    take(draft, .opened, note: note)
  }

  /// A case before its first event, with its number and ids drawn.
  mutating func newCase(
    _ procedure: Procedure, parent: CaseID?
  ) -> (file: CaseFile, opened: Opened) {
    let series = "\(procedure.numberPrefix)-\(today.year)"
    let number = around.counters.draw(series)
    let opened = Opened(
      publicID: around.draws.publicID(), number: "\(series)-\(padded(number))",
      procedure: ProcedureReference(name: procedure.name, version: procedure.version),
      parent: parent)
    let file = newFile(procedure, parent: parent, opened, id: around.counters.drawCase())
    return (file, opened)
  }

  /// A case before its first event.
  private func newFile(
    _ procedure: Procedure, parent: CaseID?, _ opened: Opened? = nil, id: CaseID = CaseID(0)
  ) -> CaseFile {
    let opened =
      opened
      ?? Opened(
        publicID: "", number: "",
        procedure: ProcedureReference(name: procedure.name, version: procedure.version),
        parent: parent)
    return CaseFile(opened, id: id, at: at)
  }

  private func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 3 - text.count)) + text
  }
}
