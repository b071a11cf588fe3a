package import CaseCore

/// Takes the steps that somebody says a case could take, if they can be taken.
package struct PathFollower {
  /// How many other moves may be needed before a step can be taken.
  static let mostPreparations = 6
  /// How many worlds are looked at for one step.
  static let mostWorlds = 160
  /// How many worlds in which a step was taken go on to the next.
  static let mostAtOnce = 12

  private let procedures: [Procedure]
  private let seed: UInt64
  private let lenses: [ProcedureName: ProcedureLens]

  private let isHasty: Bool

  /// Whoever is hasty sets dates as early as can be.
  package init(_ procedures: [Procedure], seed: UInt64 = 1, isHasty: Bool = false) {
    self.procedures = procedures
    self.seed = seed
    self.isHasty = isHasty
    lenses = ProcedureLens.all(procedures)
  }

  /// The worlds at the end of the path; empty where it can't be walked.
  ///
  /// `opening` names children that may be opened on the way without its being said.
  package func follow(
    _ path: [Waypoint], opening child: ProcedureName? = nil
  ) throws -> [Standpoint] {
    guard let first = path.first else { return [] }
    var worlds = try Opener(lenses).beginnings(
      of: first.procedure, among: procedures, seed: seed
    ).compactMap { moment -> Standpoint? in
      guard let file = moment.files.first, file.state == first.to else { return nil }
      return Standpoint(moment: moment, caseID: file.id)
    }
    for step in path.dropFirst() {
      let withChild = child.map { child in worlds.flatMap { self.opened(child, in: $0) } } ?? []
      worlds = take(step, in: withChild + worlds)
      if worlds.isEmpty { return [] }
    }
    return worlds
  }

  /// The world with a child just opened, if somebody may open one here.
  private func opened(_ child: ProcedureName, in world: Standpoint) -> [Standpoint] {
    guard !world.hasOpenChild(child) else { return [] }
    return strides(from: world).map {
      Standpoint(moment: $0.moment, caseID: world.caseID)
    }.filter { $0.hasOpenChild(child) && $0.file?.state == world.file?.state }.prefix(1).map(\.self)
  }

  private func take(_ step: Waypoint, in worlds: [Standpoint]) -> [Standpoint] {
    switch step.what {
    case .opened, .adopted: return worlds.compactMap { newest(step, in: $0) }
    case .acted: return step.acted.map { search($0, in: worlds) } ?? []
    }
  }

  /// The case that the step before has opened.
  private func newest(_ step: Waypoint, in world: Standpoint) -> Standpoint? {
    world.moment.files.last { $0.procedure.name == step.procedure && $0.state == step.to }
      .map { Standpoint(moment: world.moment, caseID: $0.id) }
  }

  /// Looks by breadth for moves after which the case has taken the step, others before it allowed.
  private func search(_ step: Waypoint.Act, in worlds: [Standpoint]) -> [Standpoint] {
    var (layer, seen): ([Standpoint], Set<FamilyKey>) = (worlds, [])
    var looked = 0
    for _ in 0...PathFollower.mostPreparations {
      // Whoever does the thing itself comes first: that is all it takes most of the time.
      var found = layer.flatMap { world in
        strides(from: world) { $0.does(step.action, to: world.caseID) }
          .filter { took(step, in: $0, of: world) }
          .map { Standpoint(moment: $0.moment, caseID: world.caseID) }
      }
      var next: [Standpoint] = []
      // What was proposed in another way may end otherwise, so that all of the layer is looked at.
      let isDone = !found.isEmpty
      for world in layer where !isDone && found.count < PathFollower.mostAtOnce {
        looked += 1
        if looked > PathFollower.mostWorlds { break }
        for reached in strides(from: world) {
          let standpoint = Standpoint(moment: reached.moment, caseID: world.caseID)
          if took(step, in: reached, of: world) {
            found.append(standpoint)
          } else if standpoint.file?.state == step.from, let key = key(reached.moment),
            seen.insert(key).inserted
          {
            next.append(standpoint)
          }
        }
      }
      if !found.isEmpty || looked > PathFollower.mostWorlds {
        return Array(varied(found).prefix(PathFollower.mostAtOnce))
      }
      layer = next
    }
    return []
  }

  /// The same worlds, those first in which the case looks like in none before.
  private func varied(_ worlds: [Standpoint]) -> [Standpoint] {
    var seen: Set<CaseView?> = []
    let isNew = worlds.map { seen.insert($0.file.map(CaseView.init)).inserted }
    let (new, again) = (zip(worlds, isNew).filter(\.1), zip(worlds, isNew).filter { !$0.1 })
    return (new + again).map(\.0)
  }

  /// What comes of the moves that people and time may make, those refused left out.
  private func strides(
    from world: Standpoint, _ isWanted: (Move) -> Bool = { _ in true }
  ) -> [Stride] {
    attempts(from: world, isWanted).filter { $0.refused == nil }
  }

  /// What comes of the moves that people and time may try to make.
  func attempts(from world: Standpoint, _ isWanted: (Move) -> Bool) -> [Stride] {
    let adversary = Adversary(
      lenses: lenses, mostCases: world.moment.files.count, isHasty: isHasty)
    let own = world.moment.files.map(CaseView.init)
    return adversary.moves(at: world.moment).filter(isWanted).map { move in
      Stride(move, from: world.moment) { $0.files.map(CaseView.init) != own }
    }
  }

  /// Whether the case has taken the step.
  func took(_ step: Waypoint.Act, in stride: Stride, of world: Standpoint) -> Bool {
    guard world.file?.state == step.from else { return false }
    return stride.moment.around.docket[world.caseID]?.state == step.to
      && stride.steps.contains { taken in
        guard taken.event.caseID == world.caseID, case .acted(_, let branch) = taken.event.kind
        else { return false }
        return branch == step.name && taken.after.state == step.to
      }
  }

  func key(_ moment: Moment) -> FamilyKey? { FamilyKey(moment, lenses) }
}

extension Move {
  /// Whether somebody does this action to this case.
  func does(_ action: ActionName, to caseID: CaseID) -> Bool {
    switch self {
    case .act(let act): act.call.action == action && act.call.caseID == caseID
    case .wait, .waitUntil: false
    }
  }
}
