internal import CaseCore
internal import GRDB

/// A notice about no case comes from an event that has it told, and is about what that says.
enum OfficeNoticeCheck {
  static func findings(_ db: Database) throws -> [AuditFinding] {
    var findings: [AuditFinding] = []
    var known: (seq: Int64, deed: OfficeRecord.Deed?)?
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: AuditSQL.noticesOfNoCase.rawValue))
    while let row = try rows.next() {
      let seq: Int64 = row["event_seq"]
      // Of one event there may be many.
      if known?.seq != seq { known = (seq, try deed(db, seq)) }
      let comparison = RowComparison(.notice, nil, row["public_id"])
      guard let deed = known?.deed, let draft = try? NoticeRow.draft(row),
        let type = deed.told(of: draft)
      else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(row, [("type", type.word)])
    }
    return findings
  }

  private static func deed(_ db: Database, _ seq: Int64) throws -> OfficeRecord.Deed? {
    let statement = try db.cachedStatement(sql: AuditSQL.event.rawValue)
    guard let row = try Row.fetchOne(statement, arguments: ["seq": seq]),
      let event = try? EventRows.event(db, row), case .ofOffice(let record) = event.content
    else { return nil }
    return record.deed
  }
}

extension OfficeRecord.Deed {
  /// As what other systems are told of it; nil where nobody is.
  fileprivate func told(of draft: NoticeDraft) -> MessageType? {
    switch (self, draft.about) {
    case (.endpointDisabled(let id, _), .ofEndpoint(let told, _)):
      id == told ? .endpointDisabled : nil
    case (.digestsWritten(let kind, let slot, let people), .ofDigest(let digest)):
      people.map { DigestName(kind: kind, person: $0, slot: slot).text }.contains(digest.id)
        ? .digestSent : nil
    case (_, .ofCase), (_, .ofEndpoint), (_, .ofDigest): nil
    }
  }
}
