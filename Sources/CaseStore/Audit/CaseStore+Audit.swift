internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// The next page of an audit.
  package func auditPage(
    _ pass: AuditPass, from place: AuditPlace
  ) async throws(StoreError) -> AuditPage {
    try await read { try pass.page($0, from: place) }
  }

  /// Every finding of an audit; `today` is the day of `at`.
  package func audit(
    _ scope: AuditScope = .all, at: Instant, today: CivilDate,
    facets: @escaping AuditFacets = { _ in nil }
  ) async throws(StoreError) -> [AuditFinding] {
    try await audit(AuditPass(scope, at: at, today: today, facets: facets))
  }

  /// Every finding of an audit.
  package func audit(_ pass: AuditPass) async throws(StoreError) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    var place: AuditPlace? = AuditPlace(pass.scope)
    while let next = place {
      let page = try await auditPage(pass, from: next)
      findings += page.findings
      place = page.next
    }
    return findings
  }

  /// The cursor of a place, and the place of a cursor that this store gave out.
  package func cursor(of place: AuditPlace, _ scope: AuditScope) async throws(StoreError) -> String
  {
    let list = "audit \(scope.rawValue)"
    return try await read { db in
      let key = try Meta.value(db, Meta.cursorKey) ?? ""
      return switch place {
      case .whole: try Cursor.seal(list, 0, 0, key: key)
      case .cases(let after): try Cursor.seal(list, 1, after, key: key)
      case .chain(let after): try Cursor.seal(list, 2, after, key: key)
      }
    }
  }

  package func place(
    of cursor: String, _ scope: AuditScope
  ) async throws(StoreError) -> AuditPlace {
    let list = "audit \(scope.rawValue)"
    return try await read { db in
      let key = try Meta.value(db, Meta.cursorKey) ?? ""
      switch try Cursor.open(cursor, of: list, key: key) {
      case (0, _): return .whole
      case (1, let after): return .cases(after: after)
      case (2, let after): return .chain(after: after)
      default: throw StoreError.badCursor
      }
    }
  }
}
