import Testing

@testable import CaseCore

/// The paths of findings held against a search of its own, over the file's actions as they stand.
@Suite struct `No shorter path` {
  @Test(arguments: UnsoundFile.all.filter { !$0.isReadingFault })
  func `leads to what is found`(_ unsound: UnsoundFile) throws {
    let procedures = try unsound.procedures()
    for finding in Soundness.findings(procedures) where finding.isAboutPlaces {
      guard let procedure = procedures.first(where: { $0.name == finding.procedure }),
        finding.path.steps.allSatisfy({ $0.procedure == procedure.name }),
        let last = finding.path.steps.last
      else { continue }
      let fewest = BreadthFirst(procedure).steps(to: last)
      #expect(finding.path.steps.count - 1 == fewest, "\(unsound.name): \(finding.line)")
    }
  }
}

extension Finding {
  /// Whether the path is a shortest one to a place, not one on which something is lacking too.
  fileprivate var isAboutPlaces: Bool {
    switch harm {
    case .noLead, .noHardClock, .turnsByItself, .goesRound: false
    case .noWayOut, .hostage, .nobodyIn, .empty, .endlessPause, .lateAtOnce, .ladderRunsOut,
      .rungFails, .noEcho, .noReply, .countsAnew, .noBranch, .branchHidden, .branchesUnclear,
      .oneDecidesAlone, .relativeLeft, .relativeWaits, .silenceUnheard, .neverEntered, .undefined,
      .engineName, .unused, .clockEnds:
      !path.isEmpty
    }
  }
}

/// A breadth-first search over states and where a case came from.
private struct BreadthFirst {
  private struct Place: Hashable {
    let state: StateName
    let cameFrom: StateName?
  }

  private let procedure: Procedure

  init(_ procedure: Procedure) {
    self.procedure = procedure
  }

  /// How many actions it takes at least until the last step has been taken.
  func steps(to last: PathStep) -> Int? {
    var distance = [Place(state: procedure.opening.state, cameFrom: nil): 0]
    for place in procedure.adoption?.states ?? [] {
      distance[Place(state: place.state, cameFrom: nil)] = 0
    }
    var layer = Array(distance.keys)
    if case .acted = last.move {
    } else {
      return distance.keys.contains { $0.state == last.to } ? 0 : nil
    }
    var count = 0
    while !layer.isEmpty {
      count += 1
      var next: [Place] = []
      for place in layer {
        for (action, branch, to) in ways(from: place) {
          if isLast(action, branch, place.state, to, last) { return count }
          let other = Place(
            state: to, cameFrom: to == place.state ? place.cameFrom : place.state)
          guard distance[other] == nil else { continue }
          distance[other] = count
          next.append(other)
        }
      }
      layer = next
    }
    return nil
  }

  /// A finding on a state is content with any way in; one on an action wants that action.
  private func isLast(
    _ action: ActionName, _ branch: Int, _ from: StateName, _ to: StateName, _ last: PathStep
  ) -> Bool {
    guard case .acted(let acted) = last.move else { return false }
    return action == acted.action && branch == acted.branch && from == acted.from && to == last.to
  }

  private func ways(from place: Place) -> [(ActionName, Int, StateName)] {
    procedure.actions.filter { $0.from.contains(place.state) && canHappen($0, place.state) }
      .flatMap { action in
        action.branches.enumerated().map { number, branch in
          switch branch.target {
          case .stay: (action.name, number, place.state)
          case .state(let name): (action.name, number, name)
          case .back(let names):
            (
              action.name, number,
              place.cameFrom.flatMap { names.contains($0) ? $0 : nil } ?? names[0]
            )
          }
        }
      }
  }

  private func canHappen(_ action: ActionRule, _ state: StateName) -> Bool {
    guard action.by.isEmpty, action.trigger == .timed else { return true }
    return procedure.state(state)?.clocks.contains { clause in
      clause.mode != .held && procedure.clock(clause.clock)?.expiry == action.name
    } ?? false
  }
}
