internal import WorkCalendar

/// The actions that answer what the engine itself asks.
extension Deliberation {
  mutating func act(
    _ action: EngineAction, _ call: ActionCall, _ file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    let duty = EngineDuty(action, file, procedure, around, on: today)
    guard duty.isPossible else {
      throw .notPossibleHere(
        call.action, state: procedure.state(file.state)?.label ?? file.state.text)
    }
    let actor = try actor(call.caller, duty.posts(of: call.caller.person), call.action)
    if action.needsNote, call.note == nil {
      throw .noteMissing(message: "请写明情况")
    }
    var draft = draft(file, procedure, by: actor)
    switch action {
    case .takeBack: return
    case .sign:
      guard let slip = duty.slip else { return }
      draft.end(.signature(slip.index), as: .met)
      draft.issue(slip)
      take(draft, .slipSigned(slip.index), note: call.note)
    case .acknowledge:
      guard let slip = duty.slip else { return }
      draft.end(.acknowledgement(slip.index), as: .met)
      take(draft, .slipAcknowledged(slip.index), note: call.note)
    case .reached, .giveUp:
      guard let clock = duty.clock else { return }
      try endReach(clock, draft, reached: action == .reached, note: call.note)
    case .look:
      draft.note(.lookedBy(file.lookedBy + [call.caller.person]))
      take(draft, .looked, note: call.note)
    case .release: try release(draft, note: call.note)
    }
  }

  /// The officer has reached, or could not reach, whoever was asked: now the silence counts.
  mutating func endReach(
    _ clock: ClockName, _ draft: consuming Draft, reached: Bool, note: String?
  ) throws(Rejection) {
    var draft = draft
    draft.end(.reach(clock), as: .met)
    take(draft, .reachEnded(clock, reached: reached), note: note)
    let (file, procedure) = try file(draft.file.id)
    try expire(clock, of: file, procedure)
  }
}

/// What one of the engine's actions would answer in a case now, and who may answer it.
struct EngineDuty {
  let action: EngineAction
  let file: CaseFile
  let procedure: Procedure
  let rights: Rights

  init(
    _ action: EngineAction, _ file: CaseFile, _ procedure: Procedure, _ around: Surroundings,
    on date: CivilDate
  ) {
    self.action = action
    self.file = file
    self.procedure = procedure
    rights = Rights(file: file, procedure: procedure, around: around, on: date)
  }

  /// The slip to sign or to acknowledge first.
  var slip: Slip? {
    let indexes: [Int] = file.clocks.compactMap { run in
      switch (action, run.key) {
      case (.sign, .signature(let index)), (.acknowledge, .acknowledgement(let index)): index
      default: nil
      }
    }
    return indexes.min().flatMap { first in file.slips.first { $0.index == first } }
  }

  /// The clock whose question the officer is to bring to somebody.
  var clock: ClockName? {
    for run in file.clocks {
      if case .reach(let clock) = run.key { return clock }
    }
    return nil
  }

  var isPossible: Bool {
    switch action {
    case .takeBack: file.proposal != nil
    case .sign, .acknowledge: slip != nil
    case .reached, .giveUp: clock != nil
    case .look: isLookAsked
    case .release: file.quarantine != nil
    }
  }

  private var isLookAsked: Bool {
    file.isOpen && file.ended.contains { $0.key == .look && $0.phase == .expired }
  }

  func posts(of person: PersonID) -> [PostID] {
    switch action {
    case .takeBack: []
    case .sign, .acknowledge: slip.map { rights.posts(of: person, acting: roles(for: $0)) } ?? []
    case .reached, .giveUp: rights.posts(of: person, acting: [procedure.reach.role])
    case .look:
      file.lookedBy.contains(person)
        ? [] : rights.posts(of: person, acting: procedure.look.lookers)
    case .release: rights.posts(of: person, acting: [procedure.release.role])
    }
  }

  private func roles(for slip: Slip) -> [RoleName] {
    guard let rule = procedure.clock(slip.clock) else { return [] }
    if action == .acknowledge { return [rule.owner] }
    return [rule.ladder.flatMap { procedure.ladder($0) }?.signer].compactMap(\.self)
  }
}

extension Ladder {
  /// The role before which this ladder lays what goes out.
  var signer: RoleName? {
    rungs.compactMap(\.sign).first?.role ?? repetition?.sign?.role
  }
}
