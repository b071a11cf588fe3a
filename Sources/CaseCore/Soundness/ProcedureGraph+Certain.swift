/// What certainly holds, as compilers compute definite assignment.
extension ProcedureGraph {
  /// What certainly holds on entering each state: on every path into it, to a fixed point.
  ///
  /// A case that is taken over enters its state with what `adopted` says.
  ///
  /// States that no path enters have no answer.
  func certain<Fact: Hashable>(
    from initial: Set<Fact>, adopted: (AdoptedState) -> Set<Fact>,
    _ transfer: (Edge, Set<Fact>) -> Set<Fact>
  ) -> [StateName: Set<Fact>] {
    var certain = [procedure.opening.state: initial]
    for place in procedure.adoption?.states ?? [] {
      let facts = adopted(place)
      certain[place.state] = certain[place.state]?.intersection(facts) ?? facts
    }
    var hasChanged = true
    // Sets only shrink, so this ends after at most as many rounds as there are facts.
    while hasChanged {
      hasChanged = false
      for edge in edges {
        guard let after = after(edge, certain, transfer) else { continue }
        let both = certain[edge.to].map { $0.intersection(after) } ?? after
        guard certain[edge.to] != both else { continue }
        certain[edge.to] = both
        hasChanged = true
      }
    }
    return certain
  }

  private func after<Fact: Hashable>(
    _ edge: Edge, _ certain: [StateName: Set<Fact>],
    _ transfer: (Edge, Set<Fact>) -> Set<Fact>
  ) -> Set<Fact>? {
    guard case .back(let targets) = edge.branch.target else {
      return certain[edge.from].map { transfer(edge, $0) }
    }
    // A case that goes back has what it had when it came from there, less what it lost since.
    let comings = edges.filter { coming in
      coming.to == edge.from && coming.from != edge.from
        && (coming.from == edge.to || (edge.to == targets[0] && !targets.contains(coming.from)))
    }
    let facts = comings.compactMap { coming in
      certain[coming.from].map {
        transfer(edge, stayed(in: edge.from, transfer(coming, $0), transfer))
      }
    }
    return facts.reduce(nil) { all, one in all?.intersection(one) ?? one }
  }

  /// What is left of the facts however often the actions that stay are done.
  private func stayed<Fact: Hashable>(
    in state: StateName, _ facts: Set<Fact>, _ transfer: (Edge, Set<Fact>) -> Set<Fact>
  ) -> Set<Fact> {
    let stays = edges(from: state).filter { $0.to == state }
    var facts = facts
    while true {
      let left = stays.reduce(facts) { $0.intersection(transfer($1, facts)) }
      if left == facts { return facts }
      facts = left
    }
  }
}
