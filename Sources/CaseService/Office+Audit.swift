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
      rules.surroundings(roster, Docket([file])).facets(of: file, at: at)
    }
  }
}
