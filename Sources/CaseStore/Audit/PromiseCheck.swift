internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// No open case is forgotten: it has an owner, a duty, a wake time, and an open parent (P1).
struct PromiseCheck {
  /// How late the wake loop may be, in milliseconds, before it counts as asleep.
  static let grace = 15 * Instant.millisecondsPerMinute

  let roster: Roster
  let at: Instant
  let today: CivilDate

  func findings(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    let owners = try owners(db, stretch)
    return try stretch.folds.sorted { $0.key < $1.key }.flatMap { number, fold in
      guard fold.file.isOpen else { return [] as [AuditFinding] }
      let row = stretch.rows[number]
      return ownerFindings(fold.file, row, owners[number] ?? [])
        + wakeFindings(fold.file, row)
        + (fold.file.quarantine.map { [.quarantined(fold.file.id, reason: $0)] } ?? [])
        + (fold.file.clocks.contains(where: \.isOwed) ? [] : [.withoutDuty(fold.file.id)])
        + (try orphanFindings(db, fold.file))
    }
  }

  /// Who owes something in each case, by the rows of its duties.
  private func owners(_ db: Database, _ stretch: AuditStretch) throws -> [Int64: Set<Owner>] {
    try stretch.fetch(db, .duties).reduce(into: [:]) { owners, row in
      guard (row["owed"] as Bool?) == true else { return }
      owners[row["case_id"], default: []].insert(
        Owner(post: PostID(row["owner_post"]), person: PersonID(row["assignee"])))
    }
  }

  /// Owners are taken from the rows as they stand and from the events: both must be somebody.
  private func ownerFindings(
    _ file: CaseFile, _ row: Row?, _ owed: Set<Owner>
  ) -> [AuditFinding] {
    let told = Set(file.clocks.filter(\.isOwed).map(\.owner) + (file.owner.map { [$0] } ?? []))
    var posts = Set(told.union(owed).map(\.post))
    posts.insert(file.owner?.post ?? PostID(""))
    if let row { posts.insert(PostID(row["owner_post"] as String? ?? "")) }
    let gone = posts.filter { roster.addressee(of: $0, on: today) == nil }
    let stale = told.union(owed).filter {
      !gone.contains($0.post) && !roster.isInLine($0.person, of: $0.post, on: today)
    }
    return gone.sorted().map { .ownerGone(file.id, $0) }
      + stale.sorted { ($0.post, $0.person) < ($1.post, $1.person) }
      .map { .ownerStale(file.id, $0) }
  }

  private func wakeFindings(_ file: CaseFile, _ row: Row?) -> [AuditFinding] {
    let stored = (row?["wake_at"] as Int64?).map { Instant(milliseconds: $0) } ?? file.wakeAt
    let earliest = min(stored, file.wakeAt)
    guard earliest.advanced(byMilliseconds: PromiseCheck.grace) < at else { return [] }
    return [.overslept(file.id, since: earliest)]
  }

  private func orphanFindings(_ db: Database, _ file: CaseFile) throws -> [AuditFinding] {
    guard let parent = file.parent else { return [] }
    let isFinal = try Bool.fetchOne(
      db.cachedStatement(sql: AuditSQL.isFinal.rawValue), arguments: ["id": parent.value])
    return isFinal == false ? [] : [.orphan(file.id, parent: parent)]
  }
}
