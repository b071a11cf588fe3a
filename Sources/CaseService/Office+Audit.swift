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
      Surroundings(
        calendar: rules.calendar, roster: roster, procedures: rules.shelf,
        docket: Docket([file]), counters: Counters(nextCase: 0, series: [:]),
        draws: Draws(SystemRandomNumberGenerator())
      ).facets(of: file, at: at)
    }
  }
}
