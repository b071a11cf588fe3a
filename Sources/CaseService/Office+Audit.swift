package import CaseStore
internal import CaseCore
internal import WorkCalendar

extension Office {
  /// An audit as of now.
  package func audit(_ scope: AuditScope) -> AuditPass {
    let at = clock.now()
    let rules = self.rules
    let roster = store.roster
    return AuditPass(scope, at: at, today: today) { file in
      guard let procedure = rules.shelf[file.procedure] else { return nil }
      let around = Surroundings(
        calendar: rules.calendar, roster: roster, procedures: rules.shelf,
        docket: Docket([file]), counters: Counters(nextCase: 0, series: [:]),
        draws: Draws(SystemRandomNumberGenerator()))
      return CaseFacets(
        isConfidential: around.isConfidential(file, at: at),
        internalFields: Set(procedure.fields.filter(\.isInternal).map(\.name)))
    }
  }
}
