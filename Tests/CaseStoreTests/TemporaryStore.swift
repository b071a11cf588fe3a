import CaseCore
import CaseStore
import Foundation
import WorkCalendar

/// A store in a directory of its own, gone with it.
final class TemporaryStore: Sendable {
  let directory: String
  let store: CaseStore

  init(clock: ClockKind = .simulated, lateGathered: Int = 1000) throws {
    directory = NSTemporaryDirectory() + "wenzhen-store-" + UUID().uuidString
    store = try CaseStore(
      directory: directory,
      options: StoreOptions(clock: clock, at: SampleCase.start, lateGathered: lateGathered))
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// The database file, to be looked at from outside.
  var path: String { directory + "/wenzhen.db" }

  /// Commits the steps that a case has made, as an open or a confidential one.
  @discardableResult
  func commit(
    _ sample: inout SampleCase, isConfidential: Bool = false,
    internalFields: Set<FieldName> = []
  ) async throws -> Committed {
    try await commit(
      CommitEntry(
        steps: sample.takeSteps(),
        facets: [
          sample.id: CaseFacets(
            isConfidential: isConfidential, internalFields: internalFields)
        ]))
  }

  /// What a rebuild finds.
  func rebuild() async throws -> [AuditFinding] {
    try await store.audit(
      .rebuild, at: SampleCase.start, today: CivilDate(daysSinceEpoch: 20_717))
  }

  @discardableResult
  func commit(
    _ entries: CommitEntry..., at instant: Instant = SampleCase.start
  ) async throws -> Committed {
    try await store.commit(
      CommitBatch(at: instant, entries: entries, counters: Counters(nextCase: 1, series: [:])))
  }

  /// What the office's stream says was done.
  func deeds() async throws -> [OfficeRecord.Deed] {
    try await store.events(after: 0, limit: 100).events.compactMap { stored in
      guard case .ofOffice(let record) = stored.content else { return nil }
      return record.deed
    }
  }
}
