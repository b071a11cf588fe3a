internal import CaseCore
internal import GRDB

/// The links between cases are those that their parents and fields make.
enum LinkCheck {
  static func findings(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    try missing(db, stretch) + extra(db, stretch)
  }

  private static func missing(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    let statement = try db.cachedStatement(sql: AuditSQL.hasLink.rawValue)
    return try stretch.folds.sorted { $0.key < $1.key }.flatMap { source, fold in
      try CaseRow.targets(fold.file).sorted().compactMap { target in
        let found = try Int.fetchOne(
          statement, arguments: ["target": target.value, "source": source])
        return found == nil ? RowComparison(.link, CaseID(source), "\(target)").missing : nil
      }
    }
  }

  /// Links to cases of this stretch from wherever; a source outside it is taken at its word, since
  /// its own stretch holds it against its events.
  private static func extra(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    var targets: [Int64: Set<CaseID>] = [:]
    return try stretch.fetch(db, .links).compactMap { row in
      let source: Int64 = row["source"]
      let target = CaseID(row["target"])
      let known = try targets[source] ?? self.targets(db, of: source, stretch)
      targets[source] = known
      return known.contains(target)
        ? nil : RowComparison(.link, CaseID(source), "\(target)").extra
    }
  }

  private static func targets(
    _ db: Database, of source: Int64, _ stretch: AuditStretch
  ) throws -> Set<CaseID> {
    if let fold = stretch.folds[source] { return CaseRow.targets(fold.file) }
    let statement = try db.cachedStatement(sql: AuditSQL.snapshot.rawValue)
    guard let row = try Row.fetchOne(statement, arguments: ["id": source]) else { return [] }
    return (try? CaseRow.decode(row)).map(CaseRow.targets) ?? []
  }
}
