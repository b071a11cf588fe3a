internal import WorkCalendar

/// What whoever owes a duty can do about it, by the labels that the forms have.
struct DigestTodo {
  /// The most that are named.
  static let mostNamed = 4

  private let file: CaseFile
  private let procedure: Procedure?
  private let rights: Rights?
  private let person: PersonID

  init(_ file: CaseFile, _ around: Surroundings, for person: PersonID, on today: CivilDate) {
    self.file = file
    self.person = person
    let procedure = around.procedures[file.procedure]
    self.procedure = procedure
    rights = procedure.map { Rights(file: file, procedure: $0, around: around, on: today) }
  }

  func words(_ clock: ClockKey) -> String {
    Array(labels(clock).prefix(DigestTodo.mostNamed)).joined(separator: "、")
  }

  private func labels(_ clock: ClockKey) -> [String] {
    switch clock {
    case .rule(let name): return labels(of: name)
    case .confirmation:
      guard let action = file.proposal?.action,
        let second = procedure?.action(action, in: file.state)?.second
      else { return [] }
      return [second.confirmLabel, second.declineLabel]
    case .signature: return [EngineAction.sign.label]
    case .acknowledgement: return [EngineAction.acknowledge.label]
    case .reach: return [EngineAction.reached.label, EngineAction.giveUp.label]
    case .look: return [EngineAction.look.label]
    case .release: return [EngineAction.release.label]
    }
  }

  /// The actions that meet or renew just this clock; where there is none, those that move the case.
  private func labels(of clock: ClockName) -> [String] {
    guard let procedure, let rights else { return [] }
    let possible = procedure.actions.filter {
      $0.from.contains(file.state) && !rights.posts(of: person, acting: $0.by).isEmpty
    }
    let own = possible.filter { $0.touches(clock) }
    return (own.isEmpty ? possible.filter(\.moves) : own).map(\.label)
  }
}

extension ActionRule {
  /// Whether in some branch the clock is met, or begins anew.
  fileprivate func touches(_ clock: ClockName) -> Bool {
    (effects + branches.flatMap(\.effects)).contains { effect in
      switch effect {
      case .meet(let clocks), .renew(let clocks): clocks.contains(clock)
      case .set, .clear, .copy, .lead, .assign, .fresh, .move, .countHeld, .leave, .nextRound,
        .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
        false
      }
    }
  }

  /// Whether in some branch the case leaves its state.
  fileprivate var moves: Bool { branches.contains { $0.target != .stay } }
}
