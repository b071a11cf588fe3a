/// What whoever acts can make true himself, so that no guard need bar his way.
struct Steering {
  private let procedure: Procedure
  private let forms: [FieldName: FormField]
  private let waitsFor: LinkReference?

  init(_ edge: Edge, in procedure: Procedure) {
    self.procedure = procedure
    let action = edge.action
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
    case .done, .onTime, .ahead, .noneOpen, .noLinking, .linked, .today, .later, .sinceEnd,
      .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      false
    }
  }

  private func canChoose(_ name: FieldName, _ values: [String], _ answer: Bool) -> Bool {
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
