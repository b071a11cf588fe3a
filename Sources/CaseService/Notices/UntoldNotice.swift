package import CaseCore
package import CaseStore
package import WorkCalendar

/// A notice that failed, or of which nobody knows, as somebody's duty (decision 0041).
package struct UntoldNotice: Sendable {
  package let row: NoticeRow
  package let file: CaseFile
  package let owner: Owner
  /// When it failed or fell into doubt; of old ones, which don't say, when they were to be sent.
  package let since: Instant
  package let due: Due
  /// What is to be done, and why.
  package let label: String

  /// Nil where its case is not known here.
  ///
  /// `around` has the case and its parent, which is as far as the chain of whoever tells reads.
  package init?(_ row: NoticeRow, _ around: Surroundings, on today: CivilDate) {
    guard let file = row.draft.caseID.flatMap({ around.docket[$0] }),
      let procedure = around.procedures[file.procedure],
      let owner = around.teller(of: file, on: today)
    else { return nil }
    self.row = row
    self.file = file
    self.owner = owner
    since = row.untoldAt ?? row.draft.sendAt
    due = around.calendar.due(procedure.reach.limit, from: since)
    let recipient = row.draft.recipient.person
    let name = around.roster.person(recipient)?.name ?? recipient.text
    let why = row.fault.map { "（\($0)）" } ?? ""
    label =
      row.state == .uncertain
      ? "通知\(name)是否送达不明\(why)，请核实或重发" : "通知未能送达\(name)\(why)，请当面或电话告知"
  }

  /// As a digest says it; the case's title is for those who look after the case.
  func item(at instant: Instant, _ calendar: WorkCalendar) -> DigestItem {
    var item = DigestItem(number: file.number, duty: label)
    item.due = DigestItem.words(of: due.date, isProvisional: due.isProvisional)
    item.left = instant > due.instant ? "已逾期" : ""
    return item
  }
}

extension CaseStore {
  /// The cases of some notices with their parents.
  package func docket(of notices: some Sequence<NoticeRow>) async throws(StoreError) -> Docket {
    try await docket(of: Set(notices.compactMap(\.draft.caseID)))
  }

  /// Some cases with their parents.
  package func docket(of cases: Set<CaseID>) async throws(StoreError) -> Docket {
    let files = try await caseFiles(cases)
    let parents = try await caseFiles(Set(files.values.compactMap(\.parent)))
    return Docket(files.values.filter { parents[$0.id] == nil } + Array(parents.values))
  }
}
