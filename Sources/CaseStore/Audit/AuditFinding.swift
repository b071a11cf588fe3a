package import CaseCore
package import WorkCalendar

/// Something in the store that breaks a promise, by name.
package enum AuditFinding: Equatable, Sendable {
  /// An open case owned by a post that is unknown or has nobody; or by no post at all.
  case ownerGone(CaseID, PostID)
  /// Somebody owes something in a case from a post that isn't that person's any more.
  case ownerStale(CaseID, Owner)
  /// A standing post that has nobody from a day on.
  case postVacant(PostID, from: CivilDate)
  /// An open case in which nobody owes anything.
  case withoutDuty(CaseID)
  /// Something was due long ago and did not happen.
  case overslept(CaseID, since: Instant)
  /// A child that is open under a parent that is not.
  case orphan(CaseID, parent: CaseID)
  case quarantined(CaseID, reason: String)
  /// A case whose stored form is not what its events fold to.
  case snapshotUnlike(CaseID)
  /// A case whose events can't be read, or don't begin with its opening.
  case withoutFold(CaseID)
  /// A row that is not what the events fold to.
  case row(RowFault)
  /// A row that refers to another that isn't there.
  case dangling(table: String, row: Int64?)
  case chain(ChainFault)
}

/// A derived row that is not what the events fold to.
package struct RowFault: Equatable, Sendable {
  package var table: DerivedTable
  /// Nil for what belongs to no case: a lane, a token.
  package var caseID: CaseID?
  /// What names the row among those of its case; empty where it has one only.
  package var key: String
  package var fault: Fault

  /// How it differs.
  package enum Fault: Equatable, Sendable {
    case missing
    /// The events know nothing of it.
    case extra
    /// A column says one thing, the events another; nil is told of neither where texts stand.
    case column(String, found: String?, folded: String?)
  }

  package init(_ table: DerivedTable, _ caseID: CaseID?, _ key: String = "", _ fault: Fault) {
    self.table = table
    self.caseID = caseID
    self.key = key
    self.fault = fault
  }
}

/// The tables that hold nothing but what events fold to.
package enum DerivedTable: String, Sendable, CaseIterable {
  case caseFile = "case_file"
  case listed = "case_listed"
  case party = "case_party"
  case charge = "case_charge"
  case link = "case_link"
  case search = "case_search"
  case duty
  case rung = "rung_fired"
  case notice
  case lane
  case token
  case digest
  case digestRound = "digest_round"
  case downtime
  case migration

  /// The word by which findings about it go.
  var ruleWord: String {
    switch self {
    case .caseFile: "case"
    case .listed: "listed"
    case .party: "party"
    case .charge: "charge"
    case .link: "link"
    case .search: "search"
    case .duty: "duty"
    case .rung: "rung"
    case .notice: "notice"
    case .lane: "lane"
    case .token: "token"
    case .digest: "digest"
    case .digestRound: "digest-round"
    case .downtime: "downtime"
    case .migration: "migration"
    }
  }
}
