internal import CaseCore

/// What can be said only of the graph as a whole: no way out, hostages, rounds.
extension Exploration {
  /// Adds what the passages show together.
  package mutating func judgeGraph() {
    for procedure in Set(places.flatMap(\.open).map(\.procedure)).sorted() {
      judgeWaysOut(of: procedure, over: passages) { .noWayOut(procedure, $0) }
      for role in parties(acting: procedure).sorted() {
        let others = passages.filter { $0.means.isDone(without: role, of: procedure) }
        judgeWaysOut(of: procedure, over: others) { .hostage(procedure, $0, of: role) }
      }
    }
    judgeDates()
    judgeRounds()
  }

  /// The roles that were seen to act in a procedure, those of the alliance's own bodies left out.
  func parties(acting procedure: ProcedureName) -> Set<RoleName> {
    passages.reduce(into: Set<RoleName>()) { found, passage in
      if case .human(procedure, let roles, _) = passage.means { found.formUnion(roles) }
    }.subtracting(stewards[procedure] ?? [])
  }

  /// From each place some course of events ends the open cases of the procedure.
  private mutating func judgeWaysOut(
    of procedure: ProcedureName, over usable: [Passage], _ neglect: (StateName) -> Neglect
  ) {
    var good = Set(
      places.indices.filter { place in
        !places[place].open.contains { $0.procedure == procedure }
      })
    // What the bounds left out is given the benefit of the doubt.
    good.formUnion(usable.filter { $0.to == nil }.map(\.from))
    good.formUnion(places.indices.filter { !finished.contains($0) })
    let escaping = backwards(from: good, over: usable)
    for place in places.indices where !escaping.contains(place) {
      for state in places[place].open where state.procedure == procedure {
        record(neglect(state.state), at: place)
      }
    }
  }

  private func backwards(from good: Set<Int>, over passages: [Passage]) -> Set<Int> {
    var before: [Int: [Int]] = [:]
    for passage in passages {
      if let to = passage.to { before[to, default: []].append(passage.from) }
    }
    var found = good
    var queue = Array(good)
    while let place = queue.popLast() {
      for earlier in before[place] ?? [] where found.insert(earlier).inserted {
        queue.append(earlier)
      }
    }
    return found
  }

  /// In no state can those who owe put off every hard date, again and again.
  private mutating func judgeDates() {
    for (place, leaving) in Dictionary(grouping: passages, by: \.from)
    where finished.contains(place) {
      let staying = leaving.filter { passage in
        guard case .human(_, _, let isCapped) = passage.means else { return false }
        return !isCapped && passage.movers.isEmpty && passage.to == place
      }
      let putOff = staying.reduce(into: Set<Passage.ClockOfCase>()) { $0.formUnion($1.putOff) }
      guard !putOff.isEmpty else { continue }
      let kept = leaving.reduce(into: Set<Passage.ClockOfCase>()) { $0.formUnion($1.lasting) }
      for caseID in Set(putOff.map(\.caseID)).sorted() {
        let rest = kept.subtracting(putOff).filter { $0.caseID == caseID }
        guard rest.isEmpty, let open = places[place].openCases[caseID] else { continue }
        record(.putOffForEver(open.procedure, open.state), at: place)
      }
    }
  }

  /// No round through several states lets every hard date begin anew, and none runs by itself.
  private mutating func judgeRounds() {
    let quiet = passages.filter { !$0.missed && $0.to != nil }
    for round in Rounds(quiet, count: places.count).all {
      let movers = Set(round.flatMap(\.movers.keys))
      for caseID in movers.sorted() {
        let lasting = round.reduce(nil as Set<Passage.ClockOfCase>?) {
          $0?.intersection($1.lasting) ?? $1.lasting
        }
        guard lasting?.contains(where: { $0.caseID == caseID }) != true else { continue }
        record(.roundAndRound(name(caseID, round), states(caseID, round)), at: round[0].from)
      }
    }
    let alone = passages.filter {
      if case .time = $0.means { $0.to != nil } else { false }
    }
    for round in Rounds(alone, count: places.count).all {
      for caseID in Set(round.flatMap(\.movers.keys)).sorted() {
        record(.runsByItself(name(caseID, round), states(caseID, round)), at: round[0].from)
      }
    }
  }

  private func name(_ caseID: CaseID, _ round: [Passage]) -> ProcedureName {
    round.lazy.compactMap { $0.movers[caseID]?.procedure }.first ?? ProcedureName("")
  }

  private func states(_ caseID: CaseID, _ round: [Passage]) -> Set<StateName> {
    Set(round.compactMap { $0.movers[caseID] }.flatMap { [$0.from, $0.to] })
  }
}

/// The rounds of a graph: what of it can be walked again and again, in as large pieces as can be.
struct Rounds {
  /// The passages of each piece in which some case moves.
  let all: [[Passage]]

  init(_ passages: [Passage], count: Int) {
    let parts = Rounds.components(passages, count: count)
    let inside = passages.filter { passage in
      passage.to.map { parts[passage.from] == parts[$0] } ?? false
    }
    all = Dictionary(grouping: inside) { parts[$0.from] }
      .sorted { $0.key < $1.key }.map(\.value)
      .filter { piece in piece.contains { !$0.movers.isEmpty } }
  }

  /// Tarjan's strongly connected components, without recursion: the number of each place's own.
  private static func components(_ passages: [Passage], count: Int) -> [Int] {
    var next: [[Int]] = Array(repeating: [], count: count)
    for passage in passages {
      if let to = passage.to { next[passage.from].append(to) }
    }
    var (index, part) = (Array(repeating: -1, count: count), Array(repeating: -1, count: count))
    var low = index
    var (stack, counter, parts): ([Int], Int, Int) = ([], 0, 0)
    for start in 0..<count where index[start] < 0 {
      var work: [(place: Int, edge: Int)] = [(start, 0)]
      while let (place, edge) = work.popLast() {
        if edge == 0 {
          index[place] = counter
          low[place] = counter
          counter += 1
          stack.append(place)
        } else {
          low[place] = min(low[place], low[next[place][edge - 1]])
        }
        if let ahead = (edge..<next[place].count).first(where: { part[next[place][$0]] < 0 }) {
          let other = next[place][ahead]
          if index[other] < 0 {
            work.append((place, ahead + 1))
            work.append((other, 0))
            continue
          }
          low[place] = min(low[place], index[other])
          work.append((place, ahead + 1))
          continue
        }
        guard low[place] == index[place] else { continue }
        while let member = stack.popLast() {
          part[member] = parts
          if member == place { break }
        }
        parts += 1
      }
    }
    return part
  }
}
