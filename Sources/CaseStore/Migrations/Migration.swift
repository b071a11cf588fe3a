package import CaseCore
package import WorkCalendar

/// The way of open cases from older versions of a procedure to a newer one.
package struct Migration: Equatable, Sendable {
  package var order: MigrationOrder
  package var beganAt: Instant
  /// Nil while some are still to go.
  package var endedAt: Instant?
  package var moved: Int
  /// How many stayed where they were.
  package var left: Int
}

/// What a transaction makes of a migration.
package enum MigrationChange: Equatable, Sendable {
  case began(MigrationOrder)
  /// So many more cases went over.
  case moved(Int, by: Int)
  /// These stay where they were.
  case left(Int, [CaseLeft])
  case ended(Int)
}

/// A case that did not go over, and why.
package struct CaseLeft: Equatable, Sendable {
  package var caseID: CaseID
  package var reason: String

  package init(caseID: CaseID, reason: String) {
    self.caseID = caseID
    self.reason = reason
  }
}
