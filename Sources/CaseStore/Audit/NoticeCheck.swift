internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Every notice that an event speaks of is there, says to whom and why as the event does, and
/// waits in its recipient's lane (P2).
enum NoticeCheck {
  static func findings(
    _ db: Database, _ stretch: AuditStretch, _ roster: Roster, _ facets: AuditFacets
  ) throws -> [AuditFinding] {
    var missing = stretch.folds.mapValues { fold in
      Dictionary(
        fold.notices.map { ($0.reference.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    }
    var findings: [AuditFinding] = []
    let spokenOf = missing
    for row in try stretch.fetch(db, .notices) {
      let number: Int64 = row["case_id"]
      let publicID: String = row["public_id"]
      let comparison = RowComparison(.notice, CaseID(number), publicID)
      guard let fold = stretch.folds[number],
        let told = spokenOf[number]?[NoticeID(publicID).told.text]
      else {
        findings.append(comparison.extra)
        continue
      }
      missing[number]?[publicID] = nil
      findings += comparison.findings(row, [("event_seq", told.event)])
      findings += facts(row, told, roster, facets(fold.file)?.messages, comparison)
      findings += state(row, in: fold.file, comparison)
      findings += words(row, fold.words[NoticeID(publicID)], comparison)
    }
    return findings + RowComparison.missing(.notice, missing.mapValues(\.keys))
  }

  private static func facts(
    _ row: Row, _ told: FoldedNotice, _ roster: Roster, _ family: MessageFamily?,
    _ comparison: RowComparison
  ) -> [AuditFinding] {
    let reference = told.reference
    guard let draft = try? NoticeRow.draft(row), draft.id.told == reference.id,
      draft.caseID == comparison.caseID, draft.recipient.person == reference.recipient,
      (draft.purpose == .echo) == reference.isEcho
    else { return [comparison.unlike("facts")] }
    if let word = row["type"] as String?, !told.isAbout(word, draft.purpose, family) {
      return [comparison.unlike("type")]
    }
    // A lane that an organisation had passes to its successor, with what went by it.
    let lane = (row["lane_organisation"] as String?).map { OrganisationID($0) }
    let isInLane =
      lane.map { roster.successor(of: $0) } == roster.successor(of: draft.organisation)
    return isInLane ? [] : [comparison.unlike("lane_id")]
  }

  /// Who waived it and why, who told whom and when, stand as the last word on it has them.
  private static func words(
    _ row: Row, _ word: FoldedWord?, _ comparison: RowComparison
  ) -> [AuditFinding] {
    let waived = word.flatMap { $0.end == .waived ? $0 : nil }
    let told = word.flatMap { $0.end == .toldInPerson ? $0 : nil }
    var columns: [(column: String, value: (any DatabaseValueConvertible)?)] = [
      ("waived_by", waived?.person.text), ("told_by", told?.person.text),
    ]
    // A note that was erased says nothing of these any more.
    if waived == nil || waived?.note != nil { columns.append(("waived_reason", waived?.note)) }
    if told == nil || told?.note != nil {
      let said = told?.note.flatMap { ToldInPerson(note: $0) }
      columns += [("told_to", said?.to), ("told_at", said?.at.milliseconds)]
    }
    return comparison.findings(row, columns)
  }

  /// A notice ended as its case was told, and waits for what it may wait for.
  private static func state(
    _ row: Row, in file: CaseFile, _ comparison: RowComparison
  ) -> [AuditFinding] {
    guard let notice = try? NoticeRow(row) else { return [comparison.unlike("state")] }
    let id = notice.draft.id
    let isWaitedFor = file.clocks.contains { $0.askedBy.contains(id) }
    let hasEnded = file.asked[id] != nil || isWaitedFor
    if hasEnded, notice.state.end != file.asked[id] { return [comparison.unlike("state")] }
    switch notice.state {
    case .uncertain, .handedOver: break
    case .owed, .sending, .delivered, .toldInPerson, .waived:
      if notice.untoldAt != nil { return [comparison.unlike("untold_at")] }
    }
    let next: Int64 = row["next_at"]
    let isInTime =
      notice.state == .owed
      ? notice.attempts > 0 || next == notice.draft.sendAt.milliseconds : next == .max
    return isInTime ? [] : [comparison.unlike("next_at")]
  }
}
