/// Whether no case of a procedure can be forgotten.
package enum Soundness {
  /// Everything to be said of procedures that belong together: faults, warnings and notes.
  ///
  /// Procedures that open each other's cases are looked at together, so give all there are.
  package static func findings(_ procedures: [Procedure]) -> [Finding] {
    let family = ProcedureFamily(procedures)
    let motion = SelfMotion(family)
    let inspections = procedures.map { Inspection($0, in: family) }
    let relatives = Dictionary(inspections.map { ($0.procedure.name, $0) }) { first, _ in first }
    return inspections.flatMap { findings($0, motion, among: relatives) }
  }

  private static func findings(
    _ inspected: Inspection, _ motion: SelfMotion, among relatives: [ProcedureName: Inspection]
  ) -> [Finding] {
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
      + FamilyRule(inspected, among: relatives).findings
      + LinkedDateRule(inspected, among: relatives).findings
      + HostageRule(inspected).findings
      + SilenceRule(inspected).findings
      + ClockEnds(inspected).notes
  }
}
