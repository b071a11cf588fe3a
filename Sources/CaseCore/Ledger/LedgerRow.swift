package import WorkCalendar

/// An action that was done in a case, as its events tell.
package struct LedgerDeed: Equatable, Sendable {
  package var action: ActionName
  package var branch: ActionName
  package var at: Instant

  package init(action: ActionName, branch: ActionName, at: Instant) {
    self.action = action
    self.branch = branch
    self.at = at
  }

  /// The deed of an event; nil for events that are no action.
  package init?(_ event: CaseEvent) {
    guard case .acted(let action, let branch) = event.kind else { return nil }
    self.init(action: action, branch: branch, at: event.at)
  }

  fileprivate func isOne(of actions: [ActionName]) -> Bool {
    actions.contains(action) || actions.contains(branch)
  }
}

/// What only a case's events tell of it: what was done, and which slips it got.
package struct LedgerPast: Equatable, Sendable {
  package var deeds: [LedgerDeed] = []
  package var slips: [SlipStory] = []

  /// Of a case of which no column asks.
  package init() {}

  package init(_ events: [CaseEvent]) {
    deeds = events.compactMap(LedgerDeed.init)
    slips = SlipStory.all(events)
  }
}

/// One case as a row of the ledger.
package struct LedgerRow: Sendable {
  let file: CaseFile
  let past: LedgerPast
  /// Its row's running number.
  let number: Int
  /// Holds the cases that this one names and its children.
  let around: Surroundings
  let at: Instant
  let reader: Reader

  /// What whoever reads the ledger may know.
  package struct Reader: Equatable, Sendable {
    package var seesRequester: Bool
    package var seesInternal: Bool

    package init(seesRequester: Bool, seesInternal: Bool) {
      self.seesRequester = seesRequester
      self.seesInternal = seesInternal
    }
  }

  package init(
    _ file: CaseFile, past: LedgerPast, number: Int, around: Surroundings, at: Instant,
    for reader: Reader
  ) {
    self.file = file
    self.past = past
    self.number = number
    self.around = around
    self.at = at
    self.reader = reader
  }

  private var procedure: Procedure? { around.procedures[file.procedure] }
  private var roster: Roster { around.roster }

  /// What stands in a column; empty where the case has nothing to say.
  package func cell(_ column: LedgerColumn) -> String {
    for source in column.sources {
      if let text = text(of: source), !text.isEmpty { return text }
    }
    return ""
  }

  private func text(of source: LedgerSource) -> String? {
    switch source {
    case .fact(let fact): self.text(of: fact)
    case .field(let name): field(name)
    case .mark(let name):
      file.fields[name] == .flag(true) ? procedure?.field(name)?.label : nil
    case .person(let kind): file.assigned[kind].flatMap(personWithPhone)
    case .children(let procedure):
      names(around.docket.children(of: file.id, procedure).compactMap(\.lead))
    case .date(let actions, let undoing): date(of: actions, unless: undoing)
    case .due(let clocks): clocks.lazy.compactMap(due).first
    case .times(let actions):
      String(actions.reduce(0) { $0 + file.uses(of: $1, per: .whole) })
    }
  }

  private func text(of fact: LedgerFact) -> String? {
    switch fact {
    case .row: String(number)
    case .number: file.number
    case .requesters:
      reader.seesRequester ? names(file.requesters.map(\.organisation)) : "(已隐去)"
    case .lead: file.lead.map { names([$0]) }
    case .opened: day(file.openedAt)
    case .ended: file.endedAt.map(day)
    case .state: procedure?.state(file.state)?.label
    case .light: file.isOpen ? file.light(at: at).label : nil
    case .level: String(file.level)
    case .round: String(file.round)
    case .isEnded: file.isOpen ? "否" : "是"
    case .slips: past.slips.map(words(of:)).joined(separator: "；")
    }
  }

  private func field(_ name: FieldName) -> String? {
    guard let rule = procedure?.field(name), let value = file.fields[name],
      reader.seesInternal || !rule.isKeptInside(in: file.state)
    else { return nil }
    let words = value.words(in: around)
    if case .contact = rule.type { return ContactMask.masked(words) }
    return words
  }

  private func personWithPhone(_ id: PersonID) -> String? {
    guard let person = roster.person(id) else { return nil }
    return [person.name, person.phone.map(ContactMask.masked)].compactMap(\.self)
      .joined(separator: " ")
  }

  private func names(_ organisations: [OrganisationID]) -> String {
    var seen: Set<OrganisationID> = []
    return organisations.filter { seen.insert($0).inserted }
      .map { roster.organisation($0)?.name ?? $0.text }.joined(separator: "、")
  }

  private func date(of actions: [ActionName], unless undoing: [ActionName]) -> String? {
    let deeds = past.deeds
    guard let last = deeds.lastIndex(where: { $0.isOne(of: actions) }) else { return nil }
    let isUndone = deeds[(last + 1)...].contains { $0.isOne(of: undoing) }
    return isUndone ? nil : day(deeds[last].at)
  }

  private func due(_ clock: ClockName) -> String? {
    if let run = file.run(clock) {
      return "\(run.due.date)\(run.due.isProvisional ? "(暂定)" : "")"
    }
    return file.ended.last { $0.key == .rule(clock) }.map { day($0.due) }
  }

  /// Such as `催办通知单 联督〔2026〕1号 2026-03-05 发给王工、李主任，2026-03-06 签收`.
  private func words(of story: SlipStory) -> String {
    let recipients = story.slip.recipients.map(name(of:)).joined(separator: "、")
    let sent =
      switch story.slip.phase {
      case .laid: "\(day(story.laidAt)) 送签，待签发"
      case .issued: "\(day(story.sentAt ?? story.laidAt)) 发给\(recipients)"
      case .unsigned:
        story.sentAt.map { "\(day($0)) 未签发，改发通知给\(recipients)" }
          ?? "\(day(story.laidAt)) 送签，未签发而事项已了结"
      }
    let answer: String? =
      switch story.acknowledgement {
      case .none: nil
      case .owed: "待签收"
      case .given(let at): "\(day(at)) 签收"
      case .missed: "逾时未签收"
      }
    let name = [story.slip.label, story.slip.number, sent].compactMap(\.self)
    return [name.joined(separator: " "), answer].compactMap(\.self).joined(separator: "，")
  }

  private func name(of recipient: Owner) -> String {
    let person = roster.person(recipient.person)
    let organisations = [person?.organisation, roster.post(recipient.post)?.organisation]
    let isAsker = file.requesters.contains { organisations.contains($0.organisation) }
    return isAsker && !reader.seesRequester ? "（已隐去）" : person?.name ?? recipient.person.text
  }

  private func day(_ instant: Instant) -> String { "\(around.calendar.date(of: instant))" }
}
