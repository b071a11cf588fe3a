/// Shortest ways of a case through its procedure, by breadth.
struct PathFinder {
  /// How many places a search looks at before it gives up.
  static let mostStops = 65_536

  let graph: ProcedureGraph
  private let family: ProcedureFamily
  /// What comes before the case: the steps of the one that opens it.
  private let before: [PathStep]

  init(_ graph: ProcedureGraph, in family: ProcedureFamily) {
    self.init(graph, in: family, asked: [])
  }

  private init(_ graph: ProcedureGraph, in family: ProcedureFamily, asked: Set<ProcedureName>) {
    self.graph = graph
    self.family = family
    before = PathFinder.opening(graph.procedure, family, asked) ?? []
  }

  /// How a case begins.
  enum Start {
    case opened
    case adopted(AdoptedState)
  }

  /// Where a case is on its way, with what the search wants to know of it.
  struct Stop<Fact: Hashable>: Hashable {
    let state: StateName
    let cameFrom: StateName?
    let fact: Fact
  }

  /// The fewest steps that lead to a state; empty for one that nothing enters.
  func path(to state: StateName) -> CasePath {
    path(from: { _ in true }) { _, fact in
      fact
    } until: {
      $0.state == state
    } ?? CasePath()
  }

  /// The fewest steps of which the last takes the edge.
  func path(taking edge: Edge) -> CasePath {
    path(taking: edge, from: { _ in true }, { _, fact in fact }) ?? CasePath()
  }

  /// The fewest steps of which the last takes the edge while a fact holds; nil if there are none.
  func path(
    taking edge: Edge, from start: (Start) -> Bool?, _ after: (Edge, Bool) -> Bool
  ) -> CasePath? {
    let before = path(from: start, after) { stop in
      stop.state == edge.from && PathFinder.mayTake(edge, stop.cameFrom) && stop.fact
    }
    return before.map { CasePath($0.steps + [step(edge)]) }
  }

  /// The fewest steps to a stop that is wanted, following what becomes of a fact on the way.
  func path<Fact: Hashable>(
    from start: (Start) -> Fact?, _ after: (Edge, Fact) -> Fact, until isEnd: (Stop<Fact>) -> Bool
  ) -> CasePath? {
    var cameBy: [Stop<Fact>: (stop: Stop<Fact>?, step: PathStep)] = [:]
    var queue: [Stop<Fact>] = []
    for (first, step) in starts {
      guard let fact = start(first) else { continue }
      let stop = Stop(state: step.to, cameFrom: nil, fact: fact)
      guard cameBy[stop] == nil else { continue }
      cameBy[stop] = (nil, step)
      queue.append(stop)
    }
    var next = 0
    while next < queue.count, next < PathFinder.mostStops {
      let stop = queue[next]
      next += 1
      if isEnd(stop) { return path(to: stop, cameBy) }
      for edge in graph.edges(from: stop.state) where PathFinder.mayTake(edge, stop.cameFrom) {
        let other = Stop(
          state: edge.to, cameFrom: edge.to == edge.from ? stop.cameFrom : edge.from,
          fact: after(edge, stop.fact))
        guard cameBy[other] == nil else { continue }
        cameBy[other] = (stop, step(edge))
        queue.append(other)
      }
    }
    return nil
  }

  /// The edge as a step, with what sets it off: a person rather than time, time rather than others.
  func step(_ edge: Edge) -> PathStep {
    let acted = PathAction(
      action: edge.action.name, from: edge.from, branch: edge.place,
      name: edge.branch.name ?? edge.action.name, cause: cause(of: edge))
    return PathStep(graph.procedure.name, .acted(acted), to: edge.to)
  }

  private func path<Fact: Hashable>(
    to end: Stop<Fact>, _ cameBy: [Stop<Fact>: (stop: Stop<Fact>?, step: PathStep)]
  ) -> CasePath {
    var (steps, stop): ([PathStep], Stop<Fact>?) = ([], end)
    while let place = stop, let came = cameBy[place] {
      steps.append(came.step)
      stop = came.stop
    }
    return CasePath(before + steps.reversed())
  }

  private var starts: [(start: Start, step: PathStep)] {
    let procedure = graph.procedure
    let opened = PathStep(procedure.name, .opened, to: procedure.opening.state)
    let adopted = procedure.adoption?.states ?? []
    return [(.opened, opened)]
      + adopted.map { (.adopted($0), PathStep(procedure.name, .adopted, to: $0.state)) }
  }

  /// A case goes back to where it came from; to the first that is named if that is none of them.
  private static func mayTake(_ edge: Edge, _ cameFrom: StateName?) -> Bool {
    guard case .back(let states) = edge.branch.target, let first = states.first else { return true }
    return edge.to == (cameFrom.flatMap { states.contains($0) ? $0 : nil } ?? first)
  }

  private func cause(of edge: Edge) -> PathCause {
    let procedure = graph.procedure
    if edge.drives.contains(.human), let role = edge.action.by.first { return .person(role) }
    if edge.drives.contains(.timed), let clock = graph.clocks(ending: edge).first {
      return .clock(clock.name)
    }
    if edge.drives.contains(.automatic) { return .itself }
    return family.orders(of: edge.action.name, in: procedure.name).first?.cause ?? .unknownOrder
  }

  /// The shortest way to the opening of a case that only others open.
  private static func opening(
    _ procedure: Procedure, _ family: ProcedureFamily, _ asked: Set<ProcedureName>
  ) -> [PathStep]? {
    guard procedure.opening.by.isEmpty, !asked.contains(procedure.name) else { return nil }
    let asked = asked.union([procedure.name])
    return family.openings(of: procedure.name).compactMap { opening -> [PathStep]? in
      guard !asked.contains(opening.procedure), let graph = family.graph(opening.procedure) else {
        return nil
      }
      let steps = PathFinder(graph, in: family, asked: asked).path(taking: opening.edge).steps
      return steps.isEmpty ? nil : steps
    }.min { $0.count < $1.count }
  }
}
