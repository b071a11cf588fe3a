/// Whether no case of a procedure can be forgotten.
package enum Soundness {
  /// Everything to be said of procedures that belong together: faults, warnings and notes.
  ///
  /// Procedures that open each other's cases are looked at together, so give all there are.
  package static func findings(_ procedures: [Procedure]) -> [Finding] {
    let family = ProcedureFamily(procedures)
    return procedures.flatMap { findings(Inspection($0, in: family)) }
  }

  private static func findings(_ inspected: Inspection) -> [Finding] {
    WayOutRule(inspected).findings
      + StandingOwnerRule(inspected).findings
      + CertainFieldRule(inspected).findings
      + HardClockRule(inspected).findings
      + PauseRule(inspected).findings
      + NamesRule(inspected).findings
      + ClockEnds(inspected).notes
  }
}
