internal import WorkCalendar

/// What an action does to the case before it enters its next state.
extension Draft {
  /// Does the effects in order and returns which clocks are to start anew.
  mutating func perform(_ effects: [Effect]) throws(Rejection) -> Restarts {
    var restarts = Restarts()
    for effect in effects {
      switch effect {
      case .fresh(let clocks): restarts.fresh.formUnion(clocks)
      case .renew(let clocks): restarts.renewed.formUnion(clocks)
      case .set(let field, let value): set(field, value)
      case .clear(let fields): clear(fields)
      case .copy(let field, let source):
        if let value = value(of: source) { note(.field(field, value)) }
      case .lead(let field): try lead(from: field)
      case .assign(let kind, let source): assign(kind, source)
      case .meet(let clocks): for clock in clocks { end(.rule(clock), as: .met) }
      case .move(let clock, let field):
        if let date = file.fields[field]?.date { move(.rule(clock), to: date) }
      case .countHeld(let clock): countHeld(.rule(clock))
      case .leave(let clock, let limit): leave(.rule(clock), limit)
      case .nextRound: note(.round(file.round + 1))
      case .raiseLevel: raiseLevel(to: min(file.level + 1, CaseFile.highestLevel))
      case .resetLevel: note(.level(0))
      case .open(let rule): followUps.append(.open(file.id, rule, by: actor))
      case .order(let rule): order(rule)
      case .merge, .unmerge, .detachRequester: try performOnRequesters(effect)
      }
    }
    return restarts
  }

  mutating func raiseLevel(to level: Int) {
    if level > file.level { note(.level(level)) }
  }

  private mutating func set(_ name: FieldName, _ text: String) {
    if let value = procedure.value(of: name, reading: text) { note(.field(name, value)) }
  }

  private mutating func clear(_ fields: [FieldName]) {
    for field in fields where file.fields[field] != nil { note(.field(field, nil)) }
  }

  private func value(of source: FieldSource) -> FieldValue? {
    switch source {
    case .own(let field): file.fields[field]
    case .relative(let field): value(of: field)
    }
  }

  /// Makes the organisation in the field the lead, or nobody; never the requester's own.
  private mutating func lead(from field: FieldName?) throws(Rejection) {
    let lead = field.flatMap { file.fields[$0]?.organisations.first }
    if let field {
      guard let lead else { return }
      if file.requesters.contains(where: { $0.organisation == lead }) {
        throw .invalidFields([
          FieldComplaint(field: field, message: "牵头单位不能是提出诉求的单位自己")
        ])
      }
    }
    let former = file.lead == lead ? nil : file.lead
    let formerPeople = former == nil ? [] : leadPeople
    note(.lead(lead))
    note(.assigned(.handler, nil))
    guard former != nil else { return }
    tell(formerPeople, EngineTemplate.formerLead, .tell)
    guard let lead else { return }
    for child in around.docket.children(of: file.id) where child.isOpen {
      if let rule = openRule(of: child), rule.requester == .lead {
        followUps.append(.leadPassed(child.id, to: lead, ifSame: rule.ifSameLead))
      }
    }
  }

  /// Whoever works on the case for its lead now; nobody when the lead has nobody.
  private var leadPeople: [Owner] {
    let working = procedure.roles.first { $0.isBound(to: .lead) && procedure.owes($0.name) }
    return working.map(addressees)?.filter { !$0.isStandIn }.map(\.owner) ?? []
  }

  /// The rule by which this procedure opened a child.
  private func openRule(of child: CaseFile) -> OpenRule? {
    let effects = procedure.actions.flatMap { $0.effects + $0.branches.flatMap(\.effects) }
    for effect in effects {
      if case .open(let rule) = effect, rule.procedure == child.procedure.name { return rule }
    }
    return nil
  }

  private mutating func assign(_ kind: PostKind, _ source: AssignSource) {
    switch source {
    case .actor:
      switch actor {
      case .person(let person, _), .administrator(let person?): note(.assigned(kind, person))
      case .behalf, .time, .administrator(nil): break
      }
    case .person(let field):
      if case .person(let person)? = file.fields[field] { note(.assigned(kind, person)) }
    case .nobody: note(.assigned(kind, nil))
    }
  }

  /// Orders an action of each relative in whose state it exists.
  private mutating func order(_ rule: OrderRule) {
    let spared = Set(rule.except.flatMap { file.fields[$0]?.cases } ?? [])
    for relative in relatives(rule.to) where !spared.contains(relative.id) {
      guard let procedure = around.procedures[relative.procedure],
        procedure.action(rule.action, in: relative.state) != nil
      else { continue }
      followUps.append(.order(relative.id, rule.action, values(rule.fields)))
    }
  }

  func relatives(_ relation: Relation) -> [CaseFile] {
    switch relation {
    case .parent: file.parent.flatMap { around.docket[$0] }.map { [$0] } ?? []
    case .children(let procedure): around.docket.children(of: file.id, procedure)
    case .linked(let field):
      (file.fields[field]?.cases ?? []).compactMap { around.docket[$0] }
    case .linking(let link): around.docket.linking(to: file.id, by: link)
    }
  }

  /// The fields of an order or a further case, taken from this one.
  func values(_ fields: [OpenField]) -> [FieldName: FieldValue] {
    var values: [FieldName: FieldValue] = [:]
    for field in fields {
      switch field.value {
      case .field(let source): values[field.field] = file.fields[source]
      case .text(let text): values[field.field] = .text(text)
      case .choice(let option): values[field.field] = .choice(option)
      case .this: values[field.field] = .cases([file.id])
      }
    }
    return values
  }
}

extension Procedure {
  /// A constant as the field's type has it; nil for fields that take none.
  func value(of name: FieldName, reading text: String) -> FieldValue? {
    switch field(name)?.type {
    case .flag: .flag(text == "yes")
    case .choice: .choice(text)
    case .integer: Int(text).map { .integer($0) }
    case .line, .text, .contact: .text(text)
    case .date, .organisation, .organisations, .person, .link, .links, nil: nil
    }
  }
}
