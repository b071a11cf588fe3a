package import CaseCore
package import WorkCalendar

/// Something in the store that breaks a promise, by name.
package enum AuditFinding: Equatable, Sendable {
  /// An open case whose owning post is unknown or has nobody.
  case ownerGone(CaseID, PostID)
  /// An open case in which nobody owes anything.
  case withoutDuty(CaseID)
  /// A clock runs in the case but has no live row among the duties, or one that differs.
  case dutyUnlike(CaseID, ClockKey)
  /// Something was due long ago and did not happen.
  case overslept(CaseID, since: Instant)
  /// A child that is open under a parent that is not.
  case orphan(CaseID, parent: CaseID)
  /// An event speaks of a notice that is not there: somebody was not told.
  case noticeMissing(CaseID, NoticeID)
  /// A case whose stored form is not what its events fold to.
  case snapshotUnlike(CaseID)
  case quarantined(CaseID, reason: String)
  case chain(ChainFault)
}

/// A check that looks at one case.
struct AuditCase {
  let file: CaseFile
  let events: [CaseEvent]
  let duties: [DutyRow]
  let roster: Roster
  let at: Instant
  let today: CivilDate
}
