package import CaseCore

/// A way in which a case can be forgotten, as seen in a course of events.
package enum Neglect: Hashable, Sendable {
  /// It is open and nobody in office owns it.
  case noOwner(ProcedureName, StateName)
  /// It is open and nothing with a date is owed that its own owner can't put off.
  case noDuty(ProcedureName, StateName)
  /// A duty is late and its ladder has nothing more to do.
  case ladderRunsOut(ProcedureName, clock: String)
  /// A late duty's ladder goes on for ever without telling anybody but whoever owes it.
  case nobodyElseTold(ProcedureName, clock: String)
  /// What time was to do was refused.
  case timeFails(ProcedureName, StateName, clock: String)
  /// Time does one thing after the other at the same instant and gets nowhere.
  case timeStandsStill(ProcedureName, StateName)
  /// Something whose outcome the requester must hear of happened without an echo.
  case noEcho(ProcedureName, ActionName)
  /// A parent has ended and a child of it is open.
  case leftHanging(ProcedureName, child: ProcedureName)
  /// Silence was taken for an answer though the question had not arrived.
  case silenceUnasked(ProcedureName, ActionName)
  /// From here no course of events ends the case.
  case noWayOut(ProcedureName, StateName)
  /// If one role does nothing, no course of events ends the case.
  case hostage(ProcedureName, StateName, of: RoleName)
  /// Time alone leads the case round and round.
  case runsByItself(ProcedureName, Set<StateName>)
  /// Its owner can put off every date without leaving the state.
  case putOffForEver(ProcedureName, StateName)
  /// People can lead it round and round, and no date comes.
  case roundAndRound(ProcedureName, Set<StateName>)
}

extension Neglect {
  /// The kind alone, for tables.
  package var kind: String {
    let text = "\(self)"
    return String(text.prefix { $0 != "(" })
  }
}
