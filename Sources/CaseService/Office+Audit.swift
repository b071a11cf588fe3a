package import CaseCore
package import CaseStore
package import WorkCalendar

extension Office {
  /// An audit as of now.
  package func audit(_ scope: AuditScope) -> AuditPass {
    rules.audit(scope, store.roster, at: clock.now())
  }
}

extension Rules {
  /// An audit as of an instant, by what these rules say of each case.
  package func audit(_ scope: AuditScope, _ roster: Roster, at instant: Instant) -> AuditPass {
    AuditPass(scope, at: instant, today: calendar.date(of: instant)) { file in
      surroundings(roster, Docket([file])).facets(of: file, at: instant)
    }
  }
}
