/// What a case certainly has in each state: fields, and a lead.
struct AssignedFields {
  let graph: ProcedureGraph
  let initial: Set<Assigned>
  let inState: [StateName: Set<Assigned>]

  /// `others` are the procedures read together: those that open cases of this one say with what.
  init(_ graph: ProcedureGraph, among others: [Procedure]) {
    self.graph = graph
    let procedure = graph.procedure
    var initial = AssignedFields.given(to: procedure, by: others)
    AssignedFields.take(procedure.opening.effects, &initial)
    self.initial = initial
    inState = graph.certain(from: initial) { place in
      AssignedFields.given(to: place, by: procedure.adoption)
    } _: {
      AssignedFields.after($0, $1)
    }
  }

  /// The fewest steps to a state in which the case then lacks something.
  func path(to state: StateName, without wanted: Assigned, _ paths: PathFinder) -> CasePath {
    let path = paths.path { start -> Bool? in
      switch start {
      case .opened: initial.contains(wanted)
      case .adopted(let place):
        AssignedFields.given(to: place, by: graph.procedure.adoption).contains(wanted)
      }
    } _: { edge, has in
      let before = (inState[edge.from] ?? []).union(has ? [wanted] : [])
      return AssignedFields.after(edge, before).contains(wanted)
    } until: { stop in
      stop.state == state && !stop.fact
    }
    return path ?? paths.path(to: state)
  }

  /// What is certain once the edge has been taken by a case that had `before`.
  static func after(_ edge: Edge, _ before: Set<Assigned>) -> Set<Assigned> {
    var after = before
    for asked in edge.action.form where asked.isRequired { after.insert(.field(asked.field)) }
    for condition in edge.action.guards.map(\.condition) + [edge.branch.when].compactMap({ $0 }) {
      after.formUnion(condition.impliedFields.map { .field($0) })
    }
    take(edge.effects, &after)
    return after
  }

  private static func take(_ effects: [Effect], _ facts: inout Set<Assigned>) {
    for effect in effects {
      switch effect {
      case .set(let field, _): facts.insert(.field(field))
      case .clear(let fields): facts.subtract(fields.map { .field($0) })
      case .copy(let field, .own(let source)):
        if facts.contains(.field(source)) { facts.insert(.field(field)) }
      case .copy(_, .relative): continue
      case .lead(let field?): if facts.contains(.field(field)) { facts.insert(.lead) }
      case .lead(nil): facts.remove(.lead)
      case .assign, .fresh, .renew, .meet, .move, .countHeld, .leave, .nextRound, .raiseLevel,
        .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
        continue
      }
    }
  }

  /// What a case has that is taken over in a state.
  private static func given(
    to place: AdoptedState, by adoption: AdoptionRule?
  ) -> Set<Assigned> {
    let form = adoption?.form(of: place) ?? []
    var facts = Set(form.filter(\.isRequired).map { Assigned.field($0.field) })
    take(place.effects, &facts)
    return facts
  }

  /// What every way of opening a case gives it.
  private static func given(
    to procedure: Procedure, by others: [Procedure]
  ) -> Set<Assigned> {
    let required = Set(
      procedure.opening.form.filter(\.isRequired).map { Assigned.field($0.field) })
    let openers = others.flatMap(\.openRules).filter { $0.procedure == procedure.name }
    guard procedure.opening.by.isEmpty else { return required }
    // Nobody but another case opens one; while its file isn't read, it is taken to name a lead.
    guard !openers.isEmpty else { return required.union([.lead]) }
    return openers.map { opener -> Set<Assigned> in
      var facts = required.union(opener.fields.map { .field($0.field) })
      if opener.forEach != .once { facts.insert(.lead) }
      return facts
    }.reduce(nil) { (all: Set<Assigned>?, one) in all?.intersection(one) ?? one } ?? required
  }
}

/// Something that a case may have or lack.
enum Assigned: Hashable {
  case field(FieldName)
  case lead
}

extension Condition {
  /// The fields that have a value whenever the condition holds.
  var impliedFields: [FieldName] {
    switch self {
    case .all(let conditions): conditions.flatMap(\.impliedFields)
    case .isSet(let name): [name]
    // A flag nobody set reads `no`, so only other values show that somebody gave one.
    case .field(let name, let values): values.contains("no") ? [] : [name]
    case .today(let name), .later(let name), .linked(let name, _): [name]
    case .not, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .sinceEnd,
      .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      []
    }
  }

  /// The comparisons that hold whenever the condition does.
  var impliedComparisons: [(field: FieldName, values: [String])] {
    switch self {
    case .all(let conditions): conditions.flatMap(\.impliedComparisons)
    case .field(let name, let values): [(name, values)]
    case .not, .isSet, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked,
      .today, .later, .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      []
    }
  }
}
