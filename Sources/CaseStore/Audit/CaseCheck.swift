internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Each stored case is, byte for byte and column for column, what its events fold to (P3, P5).
enum CaseCheck {
  static func findings(_ stretch: AuditStretch, _ facets: AuditFacets) -> [AuditFinding] {
    stretch.ids.flatMap { number -> [AuditFinding] in
      let id = CaseID(number)
      guard let row = stretch.rows[number] else { return [RowComparison(.caseFile, id).missing] }
      guard let file = stretch.folds[number]?.file else { return [.withoutFold(id)] }
      var folded = columns(file)
      if let facets = facets(file) { folded.append(("confidential", facets.isConfidential)) }
      let snapshot = [UInt8](row["snapshot"] as Data? ?? Data())
      return (snapshot == file.snapshot ? [] : [.snapshotUnlike(id)])
        + RowComparison(.caseFile, id).findings(row, folded)
        + listing(stretch.listed[number], id, folded)
    }
      + stretch.listed.keys.filter { stretch.rows[$0] == nil }.sorted()
      .map { RowComparison(.listed, CaseID($0)).extra }
  }

  /// What lists are made from is what the events fold to as well.
  private static func listing(
    _ row: Row?, _ id: CaseID, _ folded: [(column: String, value: (any DatabaseValueConvertible)?)]
  ) -> [AuditFinding] {
    let listed = RowComparison(.listed, id)
    guard let row else { return [listed.missing] }
    return listed.findings(row, folded.filter { row.hasColumn($0.column) })
  }

  static func columns(
    _ file: CaseFile
  ) -> [(column: String, value: (any DatabaseValueConvertible)?)] {
    [
      ("public_id", file.publicID), ("number", file.number),
      ("procedure", file.procedure.name.text), ("procedure_version", file.procedure.version),
      ("parent_id", file.parent?.value), ("state", file.state.text), ("is_final", !file.isOpen),
      ("owner_post", file.owner?.post.text), ("lead_org", file.lead?.text),
      ("level", file.level), ("version", file.version), ("wake_at", file.wakeAt.milliseconds),
      ("yellow_at", file.yellowAt.milliseconds), ("red_at", file.redAt.milliseconds),
      ("is_grey", file.isStandingStill), ("quarantined", file.quarantine != nil),
      ("fold_version", CaseFile.foldVersion),
    ]
  }
}
