/// What whoever acts can make true himself, so that no guard need bar his way.
struct Steering {
  private let procedure: Procedure
  private let family: ProcedureFamily?
  private let actors: Set<OwnerStep>
  private let given: GivenValue?
  private let forms: [FieldName: FormField]
  private let waitsFor: LinkReference?

  /// `given` is what the case's record is taken to say, `family` has its relatives'
  /// procedures.
  init(
    _ edge: Edge, in procedure: Procedure, given: GivenValue? = nil, family: ProcedureFamily? = nil
  ) {
    self.procedure = procedure
    self.given = given
    self.family = family
    let action = edge.action
    actors = procedure.acting(action.by)
    // What the same role can enter without leaving the state counts too.
    let preparing = procedure.actions.filter {
      $0.from.contains(edge.from) && $0.caps.isEmpty && $0.guards.isEmpty && $0.second == nil
        && $0.branches.map(\.target) == [.stay] && !Set($0.by).isDisjoint(with: action.by)
    }
    let fields = (action.by.isEmpty ? [] : preparing.flatMap(\.form)) + action.form
    forms = Dictionary(fields.map { ($0.field, $0) }) { _, own in own }
    if case .open(_, let link)? = procedure.state(edge.from)?.kind {
      waitsFor = link
    } else {
      waitsFor = nil
    }
  }

  /// Whether the condition can be brought to this answer; only what is entered is in one's power.
  func canMake(_ condition: Condition, _ answer: Bool) -> Bool {
    switch condition {
    case .all(let parts):
      answer
        ? parts.allSatisfy { canMake($0, true) } : parts.contains { canMake($0, false) }
    case .not(let inner): canMake(inner, !answer)
    case .field(let name, let values): canChoose(name, values, answer)
    case .isSet(let name): forms[name].map { answer || !$0.isRequired } ?? false
    // The cases waited for are bounded themselves: that is what makes waiting safe.
    case .everyLinking(let link, _): answer && link == waitsFor
    case .noLinking(let link, let states): answer && canMove(link, outOf: Set(states))
    case .done, .onTime, .ahead, .noneOpen, .linked, .today, .later, .sinceEnd,
      .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      false
    }
  }

  /// Whether the same people can move each of the cases that stand in the way.
  private func canMove(_ link: LinkReference, outOf states: Set<StateName>) -> Bool {
    guard let graph = family?.graph(link.procedure),
      let assigned = family?.assigned(link.procedure)
    else { return false }
    let exits = Exits(graph: graph, assigned: assigned, actors: .only(actors))
    let elsewhere = Set(graph.procedure.states.map(\.name)).subtracting(states)
    return states.allSatisfy { exits.lead(from: $0, into: elsewhere) }
  }

  private func canChoose(_ name: FieldName, _ values: [String], _ answer: Bool) -> Bool {
    if forms[name] == nil, let given, given.field == name {
      return values.contains(given.value) == answer
    }
    guard let form = forms[name], let type = procedure.field(name)?.type else { return false }
    let options: [String]
    switch type {
    case .choice(let all): options = form.only.isEmpty ? all : form.only
    case .flag: options = ["yes", "no"]
    case .integer, .line, .text, .contact, .date, .organisation, .organisations, .person, .link,
      .links:
      return false
    }
    return options.contains { values.contains($0) == answer }
  }
}

/// What a field of a case is taken to hold, to look at each possibility by itself.
struct GivenValue {
  let field: FieldName
  let value: String
}
