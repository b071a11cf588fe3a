internal import WorkCalendar

/// Telling people: every notice's facts are frozen here.
extension Draft {
  /// Owes an outcome's echo to the roles it names.
  mutating func echo(_ echo: Echo) throws(Rejection) {
    switch echo {
    case .none: return
    case .to(let roles, let template, let says):
      for name in roles {
        let role = procedure.role(name)
        let found = role.map(addressees) ?? []
        guard let role, !found.isEmpty || !role.forEach.isEmpty else { throw .nobodyThere(name) }
        for one in found {
          let standsIn = NoticeFact(label: "代收", value: "\(role.label)无人在任，请您代为转达")
          tell(
            one.owner, template, .echo,
            facts(saying: says, and: one.isStandIn ? [standsIn] : []))
        }
      }
    }
  }

  /// Tells whoever must know of an action besides those it echoes to.
  mutating func tell(_ told: [Told], template: TemplateName) throws(Rejection) {
    tell(try people(told, owing: file.owner), template, .tell)
  }

  /// Tells several people the same, which is worked out once.
  mutating func tell(
    _ recipients: [Owner], _ template: TemplateName, _ purpose: NoticePurpose,
    and more: [NoticeFact] = []
  ) {
    guard !recipients.isEmpty else { return }
    let facts = facts(and: more)
    for recipient in recipients { tell(recipient, template, purpose, facts) }
  }

  /// The people whom a list of roles stands for, each once.
  func people(_ told: [Told], owing owner: Owner?, outside: Owner? = nil) throws(Rejection)
    -> [Owner]
  {
    var people: [Owner] = []
    for one in told {
      switch one {
      case .owner: if let owner { people.append(owner) }
      case .role(let role): people += try recipients(role, outside: outside)
      }
    }
    var seen: Set<PersonID> = []
    return people.filter { seen.insert($0.person).inserted }
  }

  mutating func tell(
    _ recipient: Owner, _ template: TemplateName, _ purpose: NoticePurpose, _ facts: [NoticeFact]
  ) {
    let organisation =
      around.roster.post(recipient.post)?.organisation
      ?? around.roster.person(recipient.person)?.organisation
    guard let organisation else { return }
    add(
      NoticeDraft(
        id: nextNoticeID, about: .ofCase(file.id), recipient: recipient, organisation: organisation,
        template: template, purpose: purpose, facts: facts,
        sendAt: isUrgent ? at : calendar.officeInstant(atOrAfter: at)))
  }

  /// What every notice says of its case, and what this one says besides.
  func facts(saying fields: [FieldName] = [], and more: [NoticeFact] = []) -> [NoticeFact] {
    var facts = [NoticeFact(label: NoticeFact.number, value: file.number)]
    if let title = procedure.title(of: file) {
      facts.append(NoticeFact(label: NoticeFact.title, value: title))
    }
    if let state = procedure.state(file.state) {
      facts.append(NoticeFact(label: NoticeFact.state, value: state.label))
    }
    if let label = procedure.openRequesterLabel,
      let asker = file.requesters.first.flatMap({ around.roster.organisation($0.organisation) })
    {
      facts.append(NoticeFact(label: label, value: asker.name))
    }
    if let lead = file.lead.flatMap({ around.roster.organisation($0) }) {
      facts.append(NoticeFact(label: procedure.leadLabel, value: lead.name))
    }
    for run in file.clocks where run.phase == .running {
      guard case .rule(let name) = run.key, let rule = procedure.clock(name) else { continue }
      let mark = run.due.isProvisional ? "(暂定)" : ""
      facts.append(
        NoticeFact(label: "\(rule.label)时限", value: "\(run.due.date)\(mark)"))
      facts.append(
        NoticeFact(label: "\(rule.label)时限依据", value: run.reason(in: calendar)))
    }
    for name in fields where !unanswered.contains(name) {
      guard let rule = procedure.field(name), let value = file.fields[name] else { continue }
      facts.append(NoticeFact(label: rule.label, value: value.words(in: around)))
    }
    return facts + more
  }

  /// Tells both sides of a proposal that the case has moved on without it.
  mutating func tell(of lapsed: LapsedProposal) {
    tell(of: .lapsed, lapsed.proposal, to: lapsed.confirmer)
  }

  /// Tells both sides how a proposal ended.
  mutating func tell(of end: ProposalEnd, _ proposal: Proposal, to confirmer: Owner?) {
    // A case that has moved on is in another state than the action was asked for in.
    let rule =
      procedure.action(proposal.action, in: file.state)
      ?? procedure.actions.first { $0.name == proposal.action }
    let facts = [
      NoticeFact(label: "提请事项", value: rule?.label ?? proposal.action.text),
      NoticeFact(label: "审批结果", value: end.label),
    ]
    tellBothSides(of: proposal, confirmer, EngineTemplate.proposalEnded, facts)
  }

  /// Tells whoever proposed and whoever is to confirm.
  mutating func tellBothSides(
    of proposal: Proposal, _ confirmer: Owner?, _ template: TemplateName, _ facts: [NoticeFact]
  ) {
    tell([proposer(of: proposal), confirmer].compactMap(\.self), template, .tell, and: facts)
  }

  /// What is asked for, with all that was entered, and until when it is to be confirmed.
  func facts(of proposal: Proposal, _ rule: ActionRule) -> [NoticeFact] {
    var facts = [NoticeFact(label: "提请事项", value: rule.label)]
    for asked in rule.form {
      guard let value = proposal.fields[asked.field], let field = procedure.field(asked.field)
      else { continue }
      facts.append(NoticeFact(label: field.label, value: value.words(in: around)))
    }
    if let run = file.run(.confirmation) {
      facts += [
        NoticeFact(label: "审批时限", value: "\(run.due.date)\(run.due.isProvisional ? "(暂定)" : "")"),
        NoticeFact(label: "审批时限依据", value: run.reason(in: calendar)),
      ]
    }
    return facts
  }

  private func proposer(of proposal: Proposal) -> Owner? {
    switch proposal.proposer {
    case .person(let person, let post): Owner(post: post, person: person)
    case .behalf(let behalf): Owner(post: behalf.post, person: behalf.recorder)
    case .administrator(let person):
      person.flatMap { person in
        around.roster.postsHeld(by: person, on: today).first.map {
          Owner(post: $0, person: person)
        }
      }
    case .time: nil
    }
  }
}

/// The templates of what the engine itself tells, whatever the procedure.
package enum EngineTemplate {
  static let proposed: TemplateName = "engine-proposed"
  static let proposalEnded: TemplateName = "engine-proposal-ended"
  static let rung: TemplateName = "engine-rung"
  static let slip: TemplateName = "engine-slip"
  static let slipToSign: TemplateName = "engine-slip-to-sign"
  static let unsignedSlip: TemplateName = "engine-unsigned-slip"
  static let reach: TemplateName = "engine-reach"
  static let ring: TemplateName = "engine-ring"
  static let look: TemplateName = "engine-look"
  static let quarantine: TemplateName = "engine-quarantine"
  static let recorded: TemplateName = "engine-recorded-on-behalf"
  static let ownerChanged: TemplateName = "engine-owner-changed"
  static let succeeded: TemplateName = "engine-organisation-succeeded"
  static let dateMoved: TemplateName = "engine-date-moved"
  static let calendarChanged: TemplateName = "engine-calendar-changed"
  static let migrated: TemplateName = "engine-procedure-migrated"
  static let emptyChain: TemplateName = "engine-empty-chain"
  static let formerLead: TemplateName = "engine-former-lead"
  static let joined: TemplateName = "engine-joined"
  static let endpointDisabled: TemplateName = "engine-endpoint-disabled"
  /// Goes to other systems alone: it has no words, and is none of `all`.
  static let digestSent: TemplateName = "engine-digest-sent"

  package static let all: Set<TemplateName> = [
    proposed, proposalEnded, rung, slip, slipToSign, unsignedSlip, reach, ring, look,
    quarantine, recorded, ownerChanged, succeeded, dateMoved, calendarChanged, migrated,
    emptyChain, formerLead, joined,
    endpointDisabled,
  ]
}

extension ProposalEnd {
  /// The Chinese word for how it ended.
  package var label: String {
    switch self {
    case .confirmed: "已确认"
    case .declined: "已退回"
    case .takenBack: "已撤回"
    case .lapsed: "已失效(事项已转入其他环节)"
    }
  }
}
