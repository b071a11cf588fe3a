internal import CaseCore
internal import GRDB

/// Holds a derived row against the columns that the events fold to.
struct RowComparison {
  let table: DerivedTable
  let caseID: CaseID?
  let key: String

  init(_ table: DerivedTable, _ caseID: CaseID?, _ key: String = "") {
    self.table = table
    self.caseID = caseID
    self.key = key
  }

  /// A finding for each column that says something else.
  func findings(
    _ row: Row, _ folded: [(column: String, value: (any DatabaseValueConvertible)?)]
  ) -> [AuditFinding] {
    folded.compactMap { column, value in
      let found: DatabaseValue = row[column]
      let wanted = value?.databaseValue ?? .null
      return found == wanted ? nil : unlike(column, found.shown, wanted.shown)
    }
  }

  /// A column whose contents are nobody's business.
  func unlike(_ column: String) -> AuditFinding { unlike(column, nil, nil) }

  var missing: AuditFinding { .row(RowFault(table, caseID, key, .missing)) }
  var extra: AuditFinding { .row(RowFault(table, caseID, key, .extra)) }

  /// A finding for each row that cases should have and don't, by the cases' numbers.
  static func missing(
    _ table: DerivedTable, _ keys: [Int64: some Collection<String>]
  ) -> [AuditFinding] {
    keys.sorted { $0.key < $1.key }.flatMap { number, keys in
      keys.sorted().map { RowComparison(table, CaseID(number), $0).missing }
    }
  }

  private func unlike(_ column: String, _ found: String?, _ folded: String?) -> AuditFinding {
    .row(RowFault(table, caseID, key, .column(column, found: found, folded: folded)))
  }
}

extension DatabaseValue {
  /// The value as an administrator reads it.
  fileprivate var shown: String {
    switch storage {
    case .null: "NULL"
    case .int64(.max): "never"
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let bytes): "\(bytes.count) bytes"
    }
  }
}
