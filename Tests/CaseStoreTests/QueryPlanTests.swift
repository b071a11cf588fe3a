@testable import CaseStore
import CaseCore
import GRDB
import Testing

/// No statement walks the whole of a table that grows.
@Suite struct QueryPlanTests {
  /// Small for ever: a row for each setting, series, recipient, loaded file; and what a list has
  /// found, a page of numbers; and late cases, counted up to a limit.
  private static let small = [
    "meta", "counter", "procedure_version", "calendar_version", "l", "event_kind", "way", "found",
    "late", "digest_round",
  ]

  static let fixed: [String] =
    MetaSQL.allCases.map(\.rawValue) + EventSQL.allCases.map(\.rawValue)
    + CaseSQL.allCases.map(\.rawValue) + DutySQL.allCases.map(\.rawValue)
    + NoticeSQL.allCases.map(\.rawValue) + OfficeSQL.allCases.map(\.rawValue)
    + PromiseSQL.allCases.map(\.rawValue) + AuditSQL.allCases.map(\.rawValue)
    + OwnedSQL.allCases.map(\.rawValue)
    + [LedgerSQL.opening] + IdempotencySQL.allCases.map(\.rawValue)
    + StatusSQL.allCases.map(\.rawValue) + EndpointSQL.allCases.map(\.rawValue)
    + ReplaySQL.allCases.map(\.rawValue) + DigestSQL.allCases.map(\.rawValue)
    + DowntimeSQL.allCases.map(\.rawValue) + MigrationSQL.allCases.map(\.rawValue)

  private static let notices: [NoticeList] = [
    .ofCase(CaseID(1)), .owed, .uncertain, .handedOver, .unsettled,
    .untold(since: SampleCase.start),
  ]
  private static let ledgers = [
    LedgerFilter(procedure: "request"),
    LedgerFilter(procedure: "request", naming: CaseID(1), state: "submitted", lead: "o"),
  ]

  static let lists: [String] = {
    let viewers = [
      nil, Viewer(person: "a", posts: ["p"], organisations: ["o", "q"], seesAll: false),
      Viewer(
        person: "a", posts: ["p"], organisations: ["o"], charges: [Charge(.officer, "a")],
        seesAll: true),
      Viewer(person: "a", posts: [], organisations: [], seesAll: true),
    ]
    let filters = [
      CaseFilter(), CaseFilter(procedure: "request"), CaseFilter(state: "submitted"),
      CaseFilter(light: .red), CaseFilter(light: .grey), CaseFilter(lead: "o"),
      CaseFilter(owner: "p"), CaseFilter(query: "子女"), CaseFilter(isOpen: true),
      CaseFilter(procedure: "request", state: "submitted", lead: "o", query: "子女"),
    ]
    let late = [CaseFilter(light: .red, query: "子女"), CaseFilter(light: .red, owner: "p")]
    return viewers.flatMap { viewer -> [String] in
      let cases = (filters + late).flatMap { filter in
        CaseOrder.allCases.compactMap { order in
          CaseListSQL(
            filter, viewer, order, at: SampleCase.start, after: nil, limit: 10,
            fewAreLate: late.contains(filter))?.text
        }
      }
      return cases + [CaseListSQL.events(VisibilitySQL(viewer))]
        + notices.map { NoticeListSQL($0, viewer, after: 0, limit: 10).text }
        + ledgers.map { LedgerSQL($0, viewer, after: 0, before: 9, limit: 10).text }
    }
  }()

  @Test(arguments: fixed + lists)
  func `a statement finds its rows by an index`(_ sql: String) async throws {
    let temporary = try TemporaryStore()
    let plan = try await temporary.store.pool.read { db in
      let names = try db.makeStatement(sql: sql)
      let count = names.sqliteParameterNames
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + sql,
        arguments: StatementArguments(
          Dictionary(uniqueKeysWithValues: count.map { ($0, nil as Int?) }))
      ).map { $0["detail"] as String }
    }
    let scans = plan.filter { line in
      line.hasPrefix("SCAN ") && !line.contains("CONSTANT ROW") && !line.contains("VIRTUAL TABLE")
        && !QueryPlanTests.small.contains { line == "SCAN \($0)" || line.hasPrefix("SCAN \($0) ") }
    }
    #expect(scans.isEmpty, "\(sql)\n\(plan.joined(separator: "\n"))")
  }
}

extension GRDB.Statement {
  /// The names of its parameters, without their colons.
  fileprivate var sqliteParameterNames: Set<String> {
    var names: Set<String> = []
    for match in sql.matches(of: /:([A-Za-z][A-Za-z0-9]*)/) { names.insert(String(match.1)) }
    return names
  }
}
