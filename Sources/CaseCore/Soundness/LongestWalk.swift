internal import WorkCalendar

/// The longest way of a case through its states, each left on the last day of what began there.
///
/// An upper bound: what may be done only so often is taken as if each time led the longest way on.
/// A clock that is carried from state to state counts where it starts.
struct LongestWalk {
  private let inspected: Inspection
  private(set) var longest = Span()
  private(set) var unbounded: [String] = []
  private let free: [StateName: [Edge]]
  /// States that a case may go round in while one clock runs on, as one place.
  private let turning: [StateName: Set<StateName>]
  private var known: [StateName: Span] = [:]

  init(_ inspected: Inspection) {
    self.inspected = inspected
    let edges = inspected.edges.filter { !inspected.isCapped($0) && $0.from != $0.to }
    free = Dictionary(grouping: edges, by: \.from)
    var turning: [StateName: Set<StateName>] = [:]
    for component in StronglyConnected(edges.map { (from: $0.from, to: $0.to) }).components {
      for state in component { turning[state] = component }
    }
    self.turning = turning
    let starts =
      [inspected.procedure.opening.state]
      + (inspected.procedure.adoption?.states.map(\.state) ?? [])
    longest = starts.map { begun(in: $0, by: nil) + onward(from: $0) }
      .reduce(Span(), Span.longer)
    for uses in countedUses { longest = longest + uses }
    noteUnbounded()
  }

  /// The longest way on from a state by what may be done any number of times.
  private mutating func onward(from state: StateName) -> Span {
    if let span = known[state] { return span }
    let here = turning[state] ?? [state]
    // Nothing leads back here but what is in the same place.
    for one in here { known[one] = Span() }
    var longest = Span()
    for one in here.sorted() {
      for edge in free[one] ?? [] where !here.contains(edge.to) {
        longest = Span.longer(longest, begun(in: edge.to, by: edge) + onward(from: edge.to))
      }
    }
    for one in here { known[one] = longest }
    return longest
  }

  /// What the uses of counted actions add, an action each.
  private var countedUses: [Span] {
    mutating get {
      let counted = inspected.edges.filter(inspected.isCapped)
      let byName = Dictionary(grouping: counted) { $0.branch.name ?? $0.action.name }
      return byName.keys.sorted().map { name in
        let edges = byName[name] ?? []
        var each = Span()
        for edge in edges {
          let more =
            edge.from == edge.to
            ? putOff(by: edge) : begun(in: edge.to, by: edge) + onward(from: edge.to)
          each = Span.longer(each, more)
        }
        return each * (edges.map { uses(of: $0) }.max() ?? 0)
      }
    }
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
