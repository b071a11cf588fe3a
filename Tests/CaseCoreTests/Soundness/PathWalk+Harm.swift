import Testing
import WorkCalendar

@testable import CaseCore

/// Whether a case that has come to the end of its path suffers what the finding says.
extension PathWalk {
  private static let day: Int64 = 86_400_000
  /// How often something is done again before it counts as without end.
  private static let often = 3

  /// Follows the path and looks for the harm at its end.
  mutating func shows(_ finding: Finding) throws -> Bool {
    let steps = finding.path.steps
    switch finding.harm {
    case .relativeWaits:
      try follow(Array(steps.dropLast()))
      return try hasOpenChildren() && isRefused(steps.last)
    case .relativeLeft(let relative):
      try follow(Array(steps.dropLast()))
      guard let last = steps.last else { return false }
      if let waiting = try openedBeside(relative) { return try isLeft(waiting, by: last) }
      guard try hasOpenChildren() else { return false }
      return try isLeftBehind(by: last)
        || wanderingChildren().contains { try $0.isLeftBehind(by: last) }
    case .goesRound:
      try follow(steps)
      return try goesRound(steps)
    case .countsAnew, .endlessPause:
      try follow(steps)
      return try isHeldLong() || canRepeat(steps.last)
    case .nobodyIn(let role):
      try follow(steps)
      return emptiedChain(of: role)
    case .noWayOut, .hostage, .noLead, .noHardClock, .ladderRunsOut, .rungFails, .turnsByItself,
      .neverEntered, .empty, .lateAtOnce, .undefined, .unused, .engineName,
      .clockEnds, .noEcho, .noReply, .noBranch, .branchHidden, .branchesUnclear, .oneDecidesAlone,
      .silenceUnheard:
      try follow(steps)
      return try suffers(finding.harm, after: steps)
    }
  }

  private mutating func suffers(_ harm: Harm, after steps: [PathStep]) throws -> Bool {
    switch harm {
    case .noWayOut: try !canEnd(without: [])
    case .hostage(let role): try !canEnd(without: [role])
    case .noLead: try file.lead == nil
    case .noHardClock: try everythingCanBePutOff()
    case .ladderRunsOut(let key): try isForgotten(key)
    case .rungFails: try isStoppedInTime()
    case .turnsByItself: try turns(through: steps.last?.to)
    case .neverEntered, .nobodyIn, .relativeLeft, .empty, .endlessPause, .lateAtOnce, .undefined,
      .unused,
      .engineName, .clockEnds, .noEcho, .noReply, .goesRound, .countsAnew, .noBranch,
      .branchHidden, .branchesUnclear, .oneDecidesAlone, .relativeWaits, .silenceUnheard:
      false
    }
  }

  private func hasOpenChildren() throws -> Bool {
    world.around.docket.children(of: walked).contains { $0.isOpen }
  }

  /// A new case that names the walked one and waits for its date; nil where only others open such
  /// cases.
  private mutating func openedBeside(_ name: ProcedureName) throws -> CaseID? {
    guard let procedure = world.around.procedures.inForce(name), !procedure.opening.by.isEmpty,
      let link = procedure.fields.first(where: { $0.type.linkedProcedure != nil })
    else { return nil }
    return try open(name, [link.name: .cases([walked])])
  }

  /// Whether another case goes on waiting once the step is taken.
  private func isLeft(_ other: CaseID, by step: PathStep) throws -> Bool {
    var walk = self
    try walk.follow([step])
    return try walk.world.case_(other).clocks.contains { run in
      if case .rule = run.key { run.phase == .running } else { false }
    }
  }

  private func isRefused(_ step: PathStep?) throws -> Bool {
    guard case .acted(let acted)? = step?.move else { return false }
    var trial = self
    return (try? trial.act(acted)) == nil
  }

  /// Whether children are open once the step is taken, or keep it from being taken.
  private func isLeftBehind(by step: PathStep) throws -> Bool {
    var walk = self
    guard (try? walk.follow([step])) != nil else { return true }
    return try walk.hasOpenChildren()
  }

  /// The walks on which an open child has gone one step further.
  private func wanderingChildren() throws -> [PathWalk] {
    let children = world.around.docket.children(of: walked).filter(\.isOpen).map(\.id)
    return try children.flatMap { child in
      try turned(to: child).moves(without: []).dropLast()
        .filter { try $0.file.isOpen }.map { $0.turned(to: walked) }
    }
  }

  // MARK: ends

  /// Whether some way of people and time, none of them counted, ends the case.
  private func canEnd(without roles: Set<RoleName>) throws -> Bool {
    try search(without: roles) { !$0.isOpen } != nil
  }

  /// The first found of the ways on, a state each, that come to what is wanted.
  private func search(
    without roles: Set<RoleName> = [], until isWanted: (CaseFile) -> Bool
  ) throws -> PathWalk? {
    var seen: Set<StateName> = [try file.state]
    var queue = [self]
    while !queue.isEmpty {
      let walk = queue.removeFirst()
      for next in try walk.moves(without: roles) {
        let file = try next.file
        if isWanted(file) { return next }
        if file.isOpen, seen.insert(file.state).inserted { queue.append(next) }
      }
    }
    return nil
  }

  private func moves(without roles: Set<RoleName>) throws -> [PathWalk] {
    let file = try file
    guard let procedure = world.around.procedures[file.procedure] else { return [] }
    var found: [PathWalk] = []
    var tried: Set<ActionName> = []
    for person in people {
      for offer in try offers(to: person) {
        guard let rule = procedure.action(offer.action, in: file.state), rule.caps.isEmpty,
          !Set(rule.by).isSubset(of: roles), !roles.contains(rule.second?.role ?? ""),
          tried.insert(offer.action).inserted
        else { continue }
        for fields in fillings(of: offer).prefix(8) {
          var next = self
          if case .success = next.attempt(offer, by: person, fields) { found.append(next) }
        }
      }
    }
    var waiting = self
    waiting.pass(days: 60)
    return found + [waiting]
  }

  mutating func pass(days: Int64) {
    world.advance(to: world.now.advanced(byMilliseconds: days * PathWalk.day))
  }

  // MARK: clocks

  /// Whether every clock that runs can be put off again and again by something not counted.
  private func everythingCanBePutOff() throws -> Bool {
    let runs = try file.clocks.filter { run in
      if case .rule = run.key { run.phase == .running } else { false }
    }
    return try runs.allSatisfy { run in
      var walk = self
      for _ in 0..<PathWalk.often {
        guard let next = try walk.puttingOff(run.key) else { return false }
        walk = next
        walk.pass(days: 1)
      }
      return true
    }
  }

  private func puttingOff(_ key: ClockKey) throws -> PathWalk? {
    let before = try file
    guard let run = before.run(key) else { return self }
    return try moves(without: []).dropLast().first { next in
      let after = try next.file
      guard after.state == before.state else { return false }
      guard let anew = after.run(key) else { return true }
      return anew.serial > run.serial || anew.due.instant > run.due.instant
    }
  }

  /// Whether the clock is over for months and nobody outside its owner's organisation hears of it
  /// any more, or too seldom.
  private mutating func isForgotten(_ key: ClockKey) throws -> Bool {
    if key == .confirmation { try propose() }
    let asked = world.notices.count
    for _ in 0..<30 where try file.run(key) != nil { pass(days: 10) }
    let file = try file
    if file.quarantine != nil { return true }
    guard let run = file.run(key), run.missedAt != nil else { return false }
    guard let next = run.nextRung, let last = run.lastFired else { return true }
    if next.planned.milliseconds - last.planned.milliseconds > 20 * PathWalk.day { return true }
    let home = world.around.roster.post(run.owner.post)?.organisation
    return world.notices.dropFirst(asked).filter { $0.purpose == .escalation }
      .allSatisfy { $0.organisation == home }
  }

  private mutating func propose() throws {
    let file = try file
    let procedure = world.around.procedures[file.procedure]
    for person in people {
      for offer in try offers(to: person) {
        guard procedure?.action(offer.action, in: file.state)?.second != nil,
          let fields = fillings(of: offer).first
        else { continue }
        let outcome = world.attempt(
          walked, offer.action, by: person, as: offer.posts.first, note: "随意", fields)
        if outcome.isDone { return }
      }
    }
    throw Lost(description: "nothing could be proposed")
  }

  private mutating func isStoppedInTime() throws -> Bool {
    for _ in 0..<30 where try file.quarantine == nil { pass(days: 5) }
    return try file.quarantine != nil
  }

  // MARK: rounds

  private mutating func turns(through state: StateName?) throws -> Bool {
    let known = world.steps.count
    pass(days: 200)
    let moved = world.steps.dropFirst(known).filter { step in
      step.after.state == state && step.event.actor == .time && step.event.caseID == walked
        && { if case .acted = step.event.kind { true } else { false } }()
    }
    return moved.count >= PathWalk.often
  }

  private mutating func goesRound(_ steps: [PathStep]) throws -> Bool {
    guard let end = steps.last, let first = steps.firstIndex(where: { $0.to == end.to }) else {
      return false
    }
    let lap = Array(steps[(first + 1)...])
    for _ in 0..<PathWalk.often {
      pass(days: 1)
      try follow(lap)
    }
    return try !lap.isEmpty && file.clocks.allSatisfy { $0.missedAt == nil }
  }

  private func isHeldLong() throws -> Bool {
    var walk = self
    let held = try file.clocks.contains { $0.phase == .held }
    walk.pass(days: 300)
    return try held && walk.file.state == file.state
  }

  private func canRepeat(_ step: PathStep?) throws -> Bool {
    guard case .acted(let acted)? = step?.move else { return false }
    var walk = self
    for _ in 0..<PathWalk.often {
      if try walk.file.state != acted.from {
        guard let back = try walk.search(until: { $0.state == acted.from }) else { return false }
        walk = back
      }
      guard (try? walk.act(acted)) != nil else { return false }
    }
    return true
  }

  // MARK: people

  /// Whether a chain finds nobody once all have left who may leave at once.
  private mutating func emptiedChain(of name: RoleName) -> Bool {
    for person in people {
      try? world.change(.closePerson(person, acting: [:]), touching: [])
    }
    guard let procedure = world.around.procedures.allInForce.first(where: { $0.role(name) != nil }),
      let role = procedure.role(name)
    else { return false }
    let view =
      world.around.docket[walked].map { world.around.parties(of: $0) } ?? PartyView(lead: nil)
    let today = world.around.calendar.date(of: world.now)
    return !role.forEach.isEmpty
      || world.around.roster.resolve(role.chain, for: view, on: today) == nil
  }
}
