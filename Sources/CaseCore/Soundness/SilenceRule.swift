/// Rule 12: silence is taken for an answer only from whoever was asked.
///
/// That the question has arrived, and that somebody rings where it has not, is the engine's: it
/// waits for the notices by which the clock's owner is told that it begins.
struct SilenceRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    procedure.clocks.flatMap { $0.isSilence ? unasked($0) : [unheard($0)].compactMap(\.self) }
  }

  /// A clock whose end answers for its owner without saying that it does.
  private func unheard(_ clock: ClockRule) -> Finding? {
    guard let expiry = clock.expiry, procedure.role(clock.owner)?.party != nil else { return nil }
    for state in inspected.openStates where state.owner == clock.owner {
      let runs = state.clocks.contains { $0.clock == clock.name && $0.mode != .held }
      guard runs, let action = procedure.action(expiry, in: state.name) else { continue }
      let targets = action.branches.flatMap { $0.target.states(from: state.name) }
      let owners = targets.map { procedure.state($0)?.owner }
      guard owners.contains(where: { $0 != clock.owner }) else { continue }
      return Finding(
        .silence, in: procedure.name, .clock(clock.name), .silenceUnheard(clock.name),
        "时限「\(clock.label)」一到,「\(procedure.role(clock.owner)?.label ?? "")」的沉默就算作答复,"
          + "却没有写 silence: counts:问询没有送到也照算。",
        path: inspected.paths.path(to: state.name))
    }
    return nil
  }

  /// Ways into a state where a clock waits for an answer that nobody was asked for.
  private func unasked(_ clock: ClockRule) -> [Finding] {
    var findings: [Finding] = []
    func add(_ subject: Subject, _ label: String, _ path: CasePath) {
      guard !findings.contains(where: { $0.subject == subject }) else { return }
      findings.append(
        Finding(
          .silence, in: procedure.name, subject, .silenceUnheard(clock.name),
          "「\(label)」使时限「\(clock.label)」开始等待答复,却没有通知"
            + "「\(procedure.role(clock.owner)?.label ?? "")」:没有人问过,沉默就算不得答复。",
          path: path))
    }
    let opening = procedure.opening
    if starts(clock, in: opening.state), !asks(clock, opening.echo, opening.tells, opening.state) {
      add(.opening, opening.label, inspected.paths.path(to: opening.state))
    }
    if let adoption = procedure.adoption {
      for place in adoption.states where starts(clock, in: place.state) {
        guard !asks(clock, adoption.echo, adoption.tells, place.state) else { continue }
        add(.adoption, adoption.label, inspected.paths.path(to: place.state))
      }
    }
    for edge in inspected.edges where begins(clock, on: edge) {
      guard !asks(clock, edge.echo, edge.action.tells, edge.to) else { continue }
      add(
        edge.action.subject, edge.branch.label ?? edge.action.label,
        inspected.paths.path(taking: edge))
    }
    return findings
  }

  private func begins(_ clock: ClockRule, on edge: Edge) -> Bool {
    let clauses = procedure.state(edge.to)?.clocks ?? []
    guard let clause = clauses.first(where: { $0.clock == clock.name }), clause.mode != .held else {
      return false
    }
    let effects = edge.effects
    if effects.contains(where: { $0.restartedClocks.contains(clock.name) }) { return true }
    guard clause.mode == .runs else { return false }
    let isMet = effects.contains { $0.metClocks.contains(clock.name) }
    let had = procedure.state(edge.from)?.clocks.contains { $0.clock == clock.name } ?? false
    return !had || isMet || clock.expiry == edge.action.name
  }

  private func starts(_ clock: ClockRule, in state: StateName) -> Bool {
    procedure.state(state)?.clocks.contains { $0.clock == clock.name && $0.mode == .runs } ?? false
  }

  private func asks(
    _ clock: ClockRule, _ echo: Echo, _ tells: [Told], _ state: StateName
  ) -> Bool {
    echo.roles.contains(clock.owner) || tells.contains(.role(clock.owner))
      || tells.contains(.owner) && procedure.state(state)?.owner == clock.owner
  }
}
