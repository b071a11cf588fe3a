internal import CaseCore
internal import CaseStore
internal import WorkCalendar

extension Office {
  /// Says what a command would make of each of many open cases under some rules, a page of cases at
  /// a time; nothing is changed.
  ///
  /// `page` gives the next cases after one.
  func lookAhead(
    under rules: Rules, _ page: (CaseID) async throws(StoreError) -> [CaseID],
    _ command: (CaseID) -> Command, _ look: (CaseFile, Outcome) -> Void
  ) async throws(StoreError) {
    var cases = try await page(CaseID(0))
    while let last = cases.last {
      let loaded = try await store.load(LoadRequest(cases: cases.map { .id($0) }))
      var around = rules.surroundings(loaded)
      for id in cases {
        guard let before = around.docket[id] else { continue }
        look(before, decide(command(id), at: clock.now(), in: &around))
      }
      cases = try await page(last)
    }
  }
}
