/// Whether no case of a procedure can be forgotten.
package enum Soundness {
  /// Everything to be said of procedures that belong together: faults, warnings and notes.
  ///
  /// Procedures that open each other's cases are looked at together, so give all there are.
  package static func findings(_ procedures: [Procedure]) -> [Finding] {
    let family = ProcedureFamily(procedures)
    let motion = SelfMotion(family)
    return procedures.flatMap { findings(Inspection($0, in: family), motion) }
  }

  private static func findings(_ inspected: Inspection, _ motion: SelfMotion) -> [Finding] {
    WayOutRule(inspected).findings
      + StandingOwnerRule(inspected).findings
      + CertainFieldRule(inspected).findings
      + HardClockRule(inspected).findings
      + PauseRule(inspected).findings
      + LadderRule(inspected).findings
      + EchoRule(inspected).findings
      + ReplyRule(inspected).findings
      + LoopRule(inspected, motion).findings
      + NamesRule(inspected).findings
      + BranchRule(inspected).findings
      + SecondPersonRule(inspected).findings
      + TwoPersonsRule(inspected).findings
      + FamilyRule(inspected).findings
      + HostageRule(inspected).findings
      + SilenceRule(inspected).findings
      + ClockEnds(inspected).notes
  }
}
