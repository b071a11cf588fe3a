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
  /// A name is mentioned that nothing defines.
  case undefined
  /// Something is defined that nothing mentions.
  case unused
  /// The clock ends, neither met nor missed.
  case clockEnds(ClockName)
}
