/// One state of a procedure.
package struct StateRule: Equatable, Sendable {
  package var name: StateName
  package var label: String
  package var kind: StateKind
  package var clocks: [StateClock]
  /// The fields of which one is what whoever asked was answered.
  package var reply: [FieldName]
  /// The actions that may bring a case here, where an answer must be there.
  package var enteredBy: [ActionName]

  package init(
    name: StateName, label: String, kind: StateKind, clocks: [StateClock],
    reply: [FieldName] = [], enteredBy: [ActionName] = []
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.clocks = clocks
    self.reply = reply
    self.enteredBy = enteredBy
  }

  /// The role that owns a case in this state; nil when the state is final.
  package var owner: RoleName? {
    switch kind {
    case .open(let owner, _): owner
    case .final: nil
    }
  }

  package var isFinal: Bool { owner == nil }
}

/// Whether a case in this state still owes something.
package enum StateKind: Equatable, Sendable {
  /// Open; `waitsFor` names the cases whose ends it waits for, bounded themselves.
  case open(owner: RoleName, waitsFor: LinkReference?)
  case final(FinalKind)
}

/// What an ending means for whoever asked.
package enum FinalKind: String, Hashable, Sendable, CaseIterable {
  /// The requester has an answer.
  case answered
  /// The matter was turned away, with a reason.
  case refused
  /// The matter goes on in another case.
  case merged
  /// Whoever asked took it back.
  case withdrawn
  /// Ended without an answer being owed any more.
  case ended
}

/// What a state does with a clock that it names.
package struct StateClock: Equatable, Sendable {
  package var clock: ClockName
  package var mode: StateClockMode

  package init(clock: ClockName, mode: StateClockMode) {
    self.clock = clock
    self.mode = mode
  }
}

/// The three ways in which a state names a clock; one that it doesn't name ends on entering it.
package enum StateClockMode: String, Hashable, Sendable, CaseIterable {
  /// Started on entry if the case does not have it; goes on if it has.
  case runs
  /// Stands still if the case has it.
  case held
  /// Goes on if the case has it; only an action's `fresh` starts it.
  case kept
}
