internal import WorkCalendar

/// The longest way of a case through its states, each left on the last day of what began there.
///
/// A clock that is carried from state to state counts where it starts. What may be done only so
/// often is done so often, wherever that makes the way longest. No way is longer; the longest may
/// be a little shorter, since what leads from one action to the next is not looked at.
struct LongestWalk {
  private let inspected: Inspection
  private(set) var longest = Span()
  private(set) var unbounded: [String] = []
  /// The places of the walk: states, those in which a case may go round while one clock runs on
  /// being one place, and two for each counted action and each place to which it leads.
  private var places: [String: Int] = [:]
  private var arcs: [DearestRound.Arc] = []
  private var spans: [Span] = []

  init(_ inspected: Inspection) {
    self.inspected = inspected
    let free = inspected.edges.filter { !inspected.isCapped($0) && $0.from != $0.to }
    var names: [StateName: String] = [:]
    for turning in StronglyConnected(free.map { (from: $0.from, to: $0.to) }).components {
      for state in turning { names[state] = turning.min().map { "\($0)" } }
    }
    func place(_ state: StateName) -> String { names[state] ?? state.text }
    add("", "begin", often: 1, Span())
    for start in inspected.firstStates { add("begin", place(start), begun(in: start, by: nil)) }
    for edge in free where place(edge.from) != place(edge.to) {
      add(place(edge.from), place(edge.to), begun(in: edge.to, by: edge))
    }
    for (name, edges) in inspected.countedEdges {
      for edge in edges {
        // What stays comes back to where it was: ways to different places don't mix.
        let (asked, done) = ("\(name) to \(edge.to), asked", "\(name) to \(edge.to), done")
        if places[asked] == nil {
          add(asked, done, often: edges.map { uses(of: $0) }.max() ?? 0, Span())
        }
        let stays = edge.from == edge.to
        add(place(edge.from), asked, Span())
        add(done, place(edge.to), stays ? putOff(by: edge) : begun(in: edge.to, by: edge))
      }
    }
    for state in inspected.procedure.states where inspected.reachable.contains(state.name) {
      add(place(state.name), "", Span())
    }
    let round = DearestRound(nodes: places.count, arcs: arcs)
    for (span, often) in zip(spans, round.taken) { longest = longest + span * often }
    noteUnbounded()
  }

  private mutating func add(
    _ from: String, _ to: String, often: Int = DearestRound.unlimited, _ span: Span
  ) {
    for name in [from, to] where places[name] == nil { places[name] = places.count }
    arcs.append(
      DearestRound.Arc(
        from: places[from] ?? 0, to: places[to] ?? 0, capacity: often, cost: span.roughHours))
    spans.append(span)
  }

  private func uses(of edge: Edge) -> Int {
    let whole = edge.caps.filter { $0.scope == .whole }.map(\.times).min()
    if let whole { return whole }
    if let round = edge.caps.map(\.times).min() { return round * rounds }
    let orders = inspected.family.orders(of: edge.action.name, in: inspected.procedure.name)
    return orders.compactMap { $0.edge?.caps.map(\.times).min() }.max() ?? 0
  }

  private var rounds: Int {
    let renewing = inspected.edges.filter { $0.effects.contains(.nextRound) }
    let byName = Dictionary(grouping: renewing) { $0.branch.name ?? $0.action.name }
    return byName.values.reduce(1) { sum, edges in
      sum + (edges.first?.caps.filter { $0.scope == .whole }.map(\.times).min() ?? 0)
    }
  }

  /// The longest of the clocks that an edge starts in a state; nil is the beginning.
  private func begun(in state: StateName, by edge: Edge?) -> Span {
    let had = edge.map { edge in
      Set(inspected.procedure.state(edge.from)?.clocks.map(\.clock) ?? [])
        .subtracting(edge.effects.flatMap { $0.restartedClocks + $0.metClocks })
    }
    let started = inspected.clocks.running(in: state).filter { clock in
      had?.contains(clock.name) != true && !inspected.clocks.isSoft(clock, in: state)
    }
    let longest = started.map { inspected.longestTerm(of: $0).span }.reduce(Span(), Span.longer)
    let second = edge?.action.second.flatMap { second in
      inspected.procedure.countersigns.first { $0.role == second.role }
    }
    let silence = edge.map { edge in
      edge.drives.contains(.timed)
        && inspected.graph.clocks(ending: edge).contains(where: \.isSilence)
    }
    return longest + (second.map { Span($0.limit) } ?? Span())
      + (silence == true ? Span(inspected.procedure.reach.limit) : Span())
  }

  /// How much later an action that stays puts the clocks of its state.
  private func putOff(by edge: Edge) -> Span {
    inspected.clocks.running(in: edge.from).filter { clock in
      edge.effects.contains { $0.putsOff(clock.name) }
        || edge.action.form.contains { asked in
          clock.terms.contains { $0.length.neededField == asked.field }
        }
    }.map { inspected.longestTerm(of: $0).span }.reduce(Span(), Span.longer)
  }

  private mutating func noteUnbounded() {
    for state in inspected.openStates {
      if case .open(_, let link?) = state.kind {
        unbounded.append("\(state.name) waits for \(link.procedure).\(link.field)")
      }
    }
    for clock in inspected.procedure.clocks where !clock.isSoft {
      if let open = inspected.longestTerm(of: clock).openEnd {
        unbounded.append("\(clock.name) runs until \(open)")
      }
    }
    if let adoption = inspected.procedure.adoption {
      unbounded.append("what is taken over runs until \(adoption.due)")
    }
  }
}

extension Inspection {
  /// The states in which cases begin.
  fileprivate var firstStates: [StateName] {
    [procedure.opening.state] + (procedure.adoption?.states.map(\.state) ?? [])
  }

  /// The edges that may be taken only so often, by the name under which they are counted.
  fileprivate var countedEdges: [(name: ActionName, edges: [Edge])] {
    let byName = Dictionary(grouping: edges.filter(isCapped)) { edge in
      edge.action.caps.isEmpty ? edge.branch.name ?? edge.action.name : edge.action.name
    }
    return byName.keys.sorted().map { (name: $0, edges: byName[$0] ?? []) }
  }

  /// The longest that a clock runs, and the date that bounds it where no file bounds that.
  func longestTerm(of clock: ClockRule) -> (span: Span, openEnd: String?) {
    var (longest, openEnd): (Span, String?) = (Span(), nil)
    for term in clock.terms {
      switch term.length {
      case .limit(let limit): longest = Span.longer(longest, Span(limit))
      case .date(let field, let offset):
        guard let span = farthest(field) else {
          openEnd = openEnd ?? field.text
          continue
        }
        longest = Span.longer(longest, span + (offset.map { Span($0) } ?? Span()))
      case .relativeDate(let relative, let offset):
        guard let link = relative.link, let span = farthest(link) else {
          openEnd = openEnd ?? "\(relative.link?.text ?? "parent").\(relative.field)"
          continue
        }
        longest = Span.longer(longest, span + (offset.map { Span($0) } ?? Span()))
      }
    }
    return (longest, openEnd)
  }

  /// How far ahead a date may lie, or that of a case that may be named; nil if nothing bounds it.
  private func farthest(_ field: FieldName) -> Span? {
    let forms = [procedure.opening.form] + procedure.actions.map(\.form)
    let asking = forms.flatMap { $0 }.filter { $0.field == field }
    guard !asking.isEmpty else { return nil }
    var longest = Span()
    for asked in asking {
      guard let span = asked.farthest else { return nil }
      longest = Span.longer(longest, span)
    }
    return longest
  }
}

extension FormField {
  fileprivate var farthest: Span? {
    if let within = candidates?.within { return Span(within) }
    let limits = dateBounds?.latest.compactMap { bound -> Limit? in
      if case .today(let limit) = bound { limit } else { nil }
    }
    return limits?.map { Span($0) }.min { $0.roughHours < $1.roughHours }
  }
}
