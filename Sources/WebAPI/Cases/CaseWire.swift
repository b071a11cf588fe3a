internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts cases into the words of the wire, as one asker may see them.
struct CaseWire {
  let call: Call
  let around: Surroundings
  let at: Instant

  private var roster: Roster { around.roster }

  /// What every answer says of a case.
  func summary(_ file: CaseFile) -> [JSONMember] {
    let procedure = around.procedures[file.procedure]
    let state = procedure?.state(file.state)
    let concealed = concealment(file)
    let requester = concealed.hidesRequesters ? nil : file.requesters.first?.organisation
    let hidesOwner = file.owner.map { concealed.hides($0.post) } ?? false
    return [
      JSONMember("id", .string(file.publicID)),
      JSONMember("number", .string(file.number)),
      JSONMember("procedure", .string(file.procedure.name.text)),
      JSONMember("procedure_version", .integer(Int64(file.procedure.version))),
      JSONMember("state", .string(file.state.text)),
      JSONMember("state_label", .string(state?.label ?? file.state.text)),
      JSONMember("is_final", .bool(!file.isOpen)),
      JSONMember("title", .string(title(file, procedure))),
      JSONMember("requester", .orNull(requester?.text)),
      JSONMember("requester_label", .orNull(requester.flatMap { roster.organisation($0)?.name })),
      JSONMember("owner", .orNull(hidesOwner ? Concealment.id : file.owner?.post.text)),
      JSONMember(
        "owner_label", .orNull(hidesOwner ? Concealment.label : file.owner.map { label(of: $0) })),
      JSONMember("lead", .orNull(file.lead?.text)),
      JSONMember("lead_label", .orNull(file.lead.flatMap { roster.organisation($0)?.name })),
      JSONMember("requester_role", .orNull(procedure?.requesterLabel)),
      JSONMember("lead_role", .orNull(procedure?.leadLabel)),
      JSONMember("light", .string(file.isOpen ? file.light(at: at).rawValue : "green")),
      JSONMember("level", .integer(Int64(file.level))),
      JSONMember("version", .integer(Int64(file.version))),
      JSONMember("round", .integer(Int64(file.round))),
      JSONMember("quarantined", .bool(file.quarantine != nil)),
      JSONMember("due_at", call.textOrNull(file.isOpen ? dueAt(file) : nil)),
      JSONMember("opened_at", call.text(file.openedAt)),
      JSONMember("closed_at", call.textOrNull(file.endedAt)),
    ]
  }

  /// A whole case, with what the asker may do now.
  func detail(
    _ file: CaseFile, offers: [Offer], candidates: [FieldName: [CaseFile]] = [:],
    slips: [SlipStory]? = nil
  ) -> JSONValue {
    let procedure = around.procedures[file.procedure]
    var members = summary(file)
    let entered = fields(file, procedure)
    members.append(JSONMember("fields", .object(JSONObject(entered))))
    let named = Set(entered.map(\.name)).union(file.proposal?.fields.keys.map(\.text) ?? [])
    members.append(JSONMember("field_labels", .object(JSONObject(labels(named, procedure)))))
    let wire = DeadlineWire(call: call, around: around)
    members.append(
      JSONMember("duties", .array(file.clocks.filter(\.isOwed).map { wire.duty($0, of: file) })))
    let choices = candidates.mapValues { $0.map(choice) }
    members.append(JSONMember("actions", .array(offers.map { OfferWire.action($0, choices) })))
    if let proposal = file.proposal {
      members.append(JSONMember("proposal", self.proposal(proposal, file, procedure)))
    }
    if !concealment(file).hidesRequesters {
      let requesters = file.requesters.map { JSONValue.string($0.organisation.text) }
      members.append(JSONMember("requesters", .array(requesters)))
    }
    members.append(JSONMember("relatives", .array(relatives(file))))
    if let slips {
      let wire = SlipWire(call: call, procedure: procedure, concealed: concealment(file))
      members.append(JSONMember("slips", .array(slips.map(wire.story))))
    }
    return .object(JSONObject(members))
  }

  /// What the asker may do in a case now.
  func offers(in file: CaseFile) -> [Offer] {
    guard let procedure = around.procedures[file.procedure], let person = try? call.person() else {
      return []
    }
    return Offers(file, procedure, around: around, at: at, for: person).all()
  }

  private func labels(_ names: Set<String>, _ procedure: Procedure?) -> [JSONMember] {
    names.sorted().compactMap { name in
      procedure?.field(FieldName(name)).map { JSONMember(name, .string($0.label)) }
    }
  }

  private func title(_ file: CaseFile, _ procedure: Procedure?) -> String {
    procedure?.title(of: file) ?? file.number
  }

  private func choice(_ file: CaseFile) -> OfferWire.Candidate {
    let title = title(file, around.procedures[file.procedure])
    return OfferWire.Candidate(publicID: file.publicID, label: "\(file.number) \(title)")
  }

  private func dueAt(_ file: CaseFile) -> Instant? {
    file.clocks.filter { $0.phase == .running && $0.key != .look }.map(\.due.instant).min()
  }

  private func concealment(_ file: CaseFile) -> Concealment {
    Concealment(from: call, in: file, around, at: at)
  }

  private func label(of owner: Owner) -> String {
    let post = roster.post(owner.post)
    let organisation = post.flatMap { roster.organisation($0.organisation)?.name } ?? ""
    return organisation + (post?.label ?? post?.kind.label ?? owner.post.text)
  }

  /// What of a case's row in the ledger the asker may know.
  func reader(of file: CaseFile) -> LedgerRow.Reader {
    LedgerRow.Reader(
      seesRequester: !concealment(file).hidesRequesters, seesInternal: isInside(file))
  }

  /// Whether the asker is of the alliance's own bodies, or of the lead.
  private func isInside(_ file: CaseFile) -> Bool {
    guard let viewer = call.viewer else { return true }
    return viewer.seesAll || file.lead.map { viewer.organisations.contains($0) } ?? false
  }

  /// The fields that the asker may see: internal ones only inside, contact data whole only for
  /// those who work the case.
  private func fields(_ file: CaseFile, _ procedure: Procedure?) -> [JSONMember] {
    let isInside = isInside(file)
    let seesContacts = call.viewer.map { file.isWorked(by: $0) } ?? true
    let hidesContacts = concealment(file).hidesRequesters
    return file.fields.keys.sorted().compactMap { name in
      guard let rule = procedure?.field(name), let value = file.fields[name],
        isInside || !rule.isKeptInside(in: file.state)
      else { return nil }
      if case .contact = rule.type, hidesContacts { return nil }
      if case .contact = rule.type, case .text(let text) = value, !seesContacts {
        return JSONMember(name.text, .string(ContactMask.masked(text)))
      }
      return JSONMember(name.text, self.value(value))
    }
  }

  func value(_ value: FieldValue) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .erased: .null
    case .choice(let option): .string(option)
    case .flag(let flag): .bool(flag)
    case .integer(let number): .integer(Int64(number))
    case .date(let date): .string("\(date)")
    case .organisation(let one): .string(one.text)
    case .organisations(let several): .array(several.map { .string($0.text) })
    case .person(let person): .string(person.text)
    case .cases(let cases):
      .array(cases.compactMap { around.docket[$0] }.map { .string($0.publicID) })
    }
  }

  private func proposal(
    _ proposal: Proposal, _ file: CaseFile, _ procedure: Procedure?
  ) -> JSONValue {
    let rule = procedure?.action(proposal.action, in: file.state)
    let confirmer = file.run(.confirmation)?.owner.post.text
    return [
      "action": .string(proposal.action.text), "label": .string(rule?.label ?? ""),
      "by": .string(proposal.proposer.person?.text ?? ""),
      "at": call.text(proposal.proposedAt), "confirmed_by": .string(confirmer ?? ""),
      "fields": .object(
        JSONObject(
          proposal.fields.keys.sorted().compactMap { name in
            proposal.fields[name].map { JSONMember(name.text, value($0)) }
          })),
    ]
  }

  private func relatives(_ file: CaseFile) -> [JSONValue] {
    var relatives: [(String, CaseFile)] = []
    if let parent = file.parent.flatMap({ around.docket[$0] }) {
      relatives.append(("parent", parent))
    }
    relatives += around.docket.children(of: file.id).map { ("child", $0) }
    relatives += file.namedCases.sorted().compactMap { around.docket[$0] }.map { ("linked", $0) }
    relatives += around.docket.namers(of: file.id).map { ("linking", $0) }
    return relatives.filter { call.maySee($0.1, around) }.map { relation, other in
      let procedure = around.procedures[other.procedure]
      return [
        "id": .string(other.publicID), "number": .string(other.number),
        "relation": .string(relation), "procedure": .string(other.procedure.name.text),
        "state": .string(other.state.text),
        "state_label": .string(procedure?.state(other.state)?.label ?? other.state.text),
        "title": .string(title(other, procedure)),
      ]
    }
  }
}
