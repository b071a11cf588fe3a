/// Whether no case of a procedure can be forgotten.
package enum Soundness {
  /// Everything to be said of procedures that belong together: faults, warnings and notes.
  ///
  /// Procedures that open each other's cases are looked at together, so give all there are.
  package static func findings(_ procedures: [Procedure]) -> [Finding] {
    procedures.flatMap { findings($0, among: procedures) }
  }

  private static func findings(
    _ procedure: Procedure, among others: [Procedure]
  ) -> [Finding] {
    let graph = ProcedureGraph(procedure)
    let assigned = AssignedFields(graph, among: others)
    let clocks = RunningClocks(graph, assigned)
    let exits = Exits(graph: graph, assigned: assigned, clocks: clocks, others: others)
    return WayOutRule(graph: graph, exits: exits).findings
      + StandingOwnerRule(procedure: procedure).findings
      + CertainFieldRule(graph: graph, assigned: assigned).findings
      + HardClockRule(graph: graph, clocks: clocks).findings
      + PauseRule(graph: graph, clocks: clocks).findings
      + NamesRule(procedure: procedure, others: others).findings
      + ClockEnds(graph: graph).notes
  }
}
