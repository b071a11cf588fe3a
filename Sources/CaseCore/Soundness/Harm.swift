/// What a case suffers at the end of a finding's path, for whoever wants to see it there.
package enum Harm: Hashable, Sendable {
  /// No case comes here.
  case neverEntered
  /// It can't be ended any more.
  case noWayOut
  /// It can't be ended any more unless somebody of this role acts.
  case hostage(of: RoleName)
  /// This role may come out empty, so that nobody owes, confirms or is told.
  case nobodyIn(RoleName)
  /// There is no lead, though somebody is looked for there.
  case noLead
  /// The field is empty where something reads it.
  case empty(FieldName)
  /// No clock runs that its owner can't put off.
  case noHardClock
  /// What stands still is not let go on, or may be held again and again.
  case endlessPause
  /// The clock may be late the moment it starts.
  case lateAtOnce(ClockName)
  /// The clock is over, and nobody outside will ever hear of it.
  case ladderRunsOut(ClockKey)
  /// A rung is to do what may be refused, so that it fails.
  case rungFails(ClockName)
  /// The outcome is there, and whoever asked was not told.
  case noEcho
  /// The case counts as answered without an answer.
  case noReply
  /// The case is where it was, and nobody did anything.
  case turnsByItself
  /// The case is where it was, and all its clocks begin anew.
  case goesRound
  /// What was counted is counted anew, without end.
  case countsAnew
  /// No branch of the action holds.
  case noBranch
  /// A branch is never taken.
  case branchHidden
  /// There are too many combinations to tell.
  case branchesUnclear
  /// One person decides what two should.
  case oneDecidesAlone
  /// An open relative is left behind.
  case relativeLeft(ProcedureName)
  /// A relative that nobody can move, or that refuses, holds the case back.
  case relativeWaits(ProcedureName)
  /// The silence of somebody who wasn't asked counts.
  case silenceUnheard(ClockName)
  /// A name is mentioned that nothing defines.
  case undefined
  /// The engine keeps the name for itself, so that nobody can do the action.
  case engineName
  /// Something is defined that nothing mentions.
  case unused
  /// The clock ends, neither met nor missed.
  case clockEnds(ClockName)
}
