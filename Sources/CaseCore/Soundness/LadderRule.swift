internal import WorkCalendar

/// Rule 4: every clock, proposal and standing duty ends by itself, or is told on without end to a
/// standing post outside its owner's organisation.
///
/// An acknowledgement has no ladder: its end brings the next rung forward. The look repeats by
/// itself. A party's duty that has fallen to a standing post is judged as the party's.
struct LadderRule {
  /// How many working days apart the last rung repeats.
  static let rhythm = 1...10

  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    procedure.clocks.compactMap(ofClock) + procedure.clocks.compactMap(ofRungs)
      + procedure.countersigns.compactMap(ofProposals) + ofStandingDuties
  }

  /// A rung that has done what may be refused: then it fails, and its clock stops with it.
  private func ofRungs(_ clock: ClockRule) -> Finding? {
    let actions = clock.ladder.flatMap(procedure.ladder)?.rungs.compactMap(\.action) ?? []
    for state in inspected.openStates {
      guard state.clocks.contains(where: { $0.clock == clock.name && $0.mode != .held }),
        let action = actions.compactMap({ procedure.action($0, in: state.name) })
          .first(where: \.mayRefuse)
      else { continue }
      return finding(
        .clock(clock.name), .rungFails(clock.name),
        "时限「\(clock.label)」的催办要做「\(action.label)」,而那个操作带条件或限次数:"
          + "一旦被拒,催办就停在那一级。",
        path: inspected.paths.path(to: state.name))
    }
    return nil
  }

  private func ofClock(_ clock: ClockRule) -> Finding? {
    let states = inspected.openStates.filter { state in
      state.clocks.contains { $0.clock == clock.name && $0.mode != .held }
    }
    guard let first = states.first else { return nil }
    if let expiry = clock.expiry {
      guard let state = states.first(where: { !leaves($0.name, by: expiry) }) else { return nil }
      return finding(
        .clock(clock.name), .ladderRunsOut(.rule(clock.name)),
        "时限「\(clock.label)」在「\(state.label)」到期时,没有一个不带条件、能离开这一环节的自动操作:"
          + "到期以后就没有下文了。",
        path: inspected.paths.path(to: state.name))
    }
    guard let fault = fault(of: clock.ladder, for: clock.owner) else { return nil }
    return finding(
      .clock(clock.name), .ladderRunsOut(.rule(clock.name)), "时限「\(clock.label)」\(fault)",
      path: inspected.paths.path(to: first.name))
  }

  private func leaves(_ state: StateName, by expiry: ActionName) -> Bool {
    guard let action = procedure.action(expiry, in: state) else { return false }
    return action.trigger == .timed && action.guards.isEmpty
      && action.branches.allSatisfy { !$0.target.states(from: state).contains(state) }
  }

  private func ofProposals(_ rule: CountersignRule) -> Finding? {
    guard let fault = fault(of: rule.ladder, for: rule.role) else { return nil }
    let asking = inspected.edges.first { $0.action.second?.role == rule.role }
    let label = procedure.role(rule.role)?.label ?? rule.role.text
    return finding(
      .countersign(rule.role), .ladderRunsOut(.confirmation), "「\(label)」的审批\(fault)",
      path: asking.map { inspected.paths.path(to: $0.from) } ?? CasePath())
  }

  private var ofStandingDuties: [Finding] {
    let reach = procedure.clocks.first(where: \.isSilence).map {
      (procedure.reach, ClockKey.reach($0.name))
    }
    let duties = [reach.map { ($0, $1, "电话联系") }, (procedure.release, .release, "解除隔离")]
    return duties.compactMap(\.self).compactMap { duty, key, label in
      fault(of: duty.ladder, for: duty.role).map { fault in
        finding(.procedure, .ladderRunsOut(key), "「\(label)」\(fault)", path: CasePath())
      }
    }
  }

  private func finding(
    _ subject: Subject, _ harm: Harm, _ suffers: String, path: CasePath
  ) -> Finding {
    Finding(.ladder, in: procedure.name, subject, harm, suffers, path: path)
  }

  /// What is wrong with a ladder for a duty of this role; nil where it never runs out.
  private func fault(of name: LadderName?, for owner: RoleName) -> String? {
    guard let name, let ladder = procedure.ladder(name) else {
      return "逾期以后没有人催办,也没有自动的下一步:拖多久都没有人过问。"
    }
    guard let repetition = ladder.repetition else {
      return "的催办「\(ladder.label)」没有反复的最后一级(again):催完就没有人再过问。"
    }
    guard case .workingDays(let days) = repetition.every, LadderRule.rhythm.contains(days) else {
      return "的催办「\(ladder.label)」最后一级不是每 1 到 10 个工作日一次:太久没有人过问。"
    }
    guard
      repetition.tells.compactMap(\.role).contains(where: { procedure.isOutside($0, of: owner) })
    else {
      return "的催办「\(ladder.label)」最后一级只在责任人自己的单位里转:"
        + "外面没有一个常设岗位会知道它逾期了。"
    }
    return nil
  }
}

extension Procedure {
  /// Whether a role means a standing post outside the organisation of whoever owes; for the role
  /// at the top, which has nobody above it, its witness.
  func isOutside(_ told: RoleName, of owner: RoleName) -> Bool {
    guard let other = role(told), other.forEach.isEmpty, other.party == nil,
      case .post(let end)? = other.chain.last, end.isStanding, let own = role(owner)
    else { return false }
    if let top, own.home == role(top.role)?.home, own.leads == role(top.role)?.leads {
      return told == top.witness
    }
    return other.home != own.home || told == top?.role
  }
}

/// In which organisation a role looks first.
enum Home: Hashable {
  case party(Party)
  case secretariat
  case council
  case supervision
}

extension RoleRule {
  var home: Home? {
    if let party { return .party(party) }
    return leads?.home
  }

  /// The kind of post that is asked first.
  var leads: PostKind? {
    switch chain.first {
    case .assigned(let kind, _), .post(let kind), .postOf(let kind, _), .assignedByParent(let kind),
      .inCharge(let kind):
      kind
    case nil: nil
    }
  }
}

extension PostKind {
  fileprivate var home: Home {
    switch self {
    case .officer, .director, .actingDirector, .liaison, .handler, .head: .secretariat
    case .councilMember, .councilChair: .council
    case .auditor: .supervision
    }
  }
}
