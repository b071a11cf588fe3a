package import WorkCalendar

/// A condition from the fixed vocabulary of procedure files; nothing in it can be programmed.
package indirect enum Condition: Equatable, Sendable {
  case all([Condition])
  case not(Condition)
  /// The field holds one of these values (a choice's option, or `yes`/`no` of a flag).
  case field(FieldName, in: [String])
  case isSet(FieldName)
  /// The action has been done at least so many times in this case, round or lead's time.
  case done(ActionName, per: CapScope, atLeast: Int)
  /// The clock runs and its due instant has not passed.
  case onTime(ClockName)
  /// The clock runs and at least this much of its time is left.
  case ahead(ClockName, Limit)
  /// No child case of this procedure is open.
  case noneOpen(ProcedureName)
  /// Every case whose field names this one is in one of these states, or final.
  case everyLinking(LinkReference, in: [StateName])
  /// No case whose field names this one is in one of these states.
  case noLinking(LinkReference, in: [StateName])
  /// The case that the field names is in one of these states.
  case linked(FieldName, in: [StateName])
  /// The date in the field is today.
  case today(FieldName)
  /// The date in the field lies after today.
  case later(FieldName)
  /// No more than this has passed since the case ended.
  case sinceEnd(Limit)
  /// More than one requester stands in the case.
  case severalRequesters
  /// Some requester has not yet answered the action that each requester answers once.
  case requestersWaiting
  /// The case into which this one was merged is open, and both would keep a requester if they
  /// were taken apart.
  case mergeTargetOpen
}

extension Condition {
  /// The fields of the case that the condition reads.
  package var fields: [FieldName] {
    switch self {
    case .all(let parts): parts.flatMap(\.fields)
    case .not(let inner): inner.fields
    case .field(let name, _), .isSet(let name), .linked(let name, _), .today(let name),
      .later(let name):
      [name]
    case .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .sinceEnd,
      .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      []
    }
  }
}

/// A field of another procedure's cases that links them to this one.
///
/// In a file: `request.clinic`.
package struct LinkReference: Hashable, Sendable {
  package var procedure: ProcedureName
  package var field: FieldName

  package init(procedure: ProcedureName, field: FieldName) {
    self.procedure = procedure
    self.field = field
  }
}

/// The span within which uses of an action are counted.
package enum CapScope: String, Hashable, Sendable, CaseIterable {
  /// The whole life of the case.
  case whole = "case"
  /// Since the round began.
  case round
  /// Since the present lead became lead.
  case lead
}

/// How often an action may be done.
///
/// In a file: `2 a round`.
package struct Cap: Equatable, Sendable {
  package var times: Int
  package var scope: CapScope

  package init(times: Int, scope: CapScope) {
    self.times = times
    self.scope = scope
  }
}

/// A condition that an action needs, with what a person is told when it does not hold.
package struct Guard: Equatable, Sendable {
  package var condition: Condition
  package var message: String
  /// A refusal by this guard is `too-late` and leaves an event.
  package var isRecorded: Bool

  package init(condition: Condition, message: String, isRecorded: Bool = false) {
    self.condition = condition
    self.message = message
    self.isRecorded = isRecorded
  }
}
