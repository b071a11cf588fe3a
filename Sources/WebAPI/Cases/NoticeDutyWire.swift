internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Notices that failed, or of which nobody knows, as somebody's duty (decision 0041).
struct NoticeDutyWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "notice"

  let call: Call
  let around: Surroundings

  /// The duty, if it is this owner's.
  func duty(_ row: NoticeRow, of asked: DutyOwner) -> JSONValue? {
    let today = call.office.today
    guard let file = around.docket[row.draft.caseID],
      let procedure = around.procedures[file.procedure],
      let owner = around.teller(of: file, on: today), asked.isMet(by: owner)
    else { return nil }
    let due = call.office.rules.calendar.due(procedure.reach.limit, from: row.draft.sendAt)
    let light: Light = call.office.clock.now() > due.instant ? .red : .yellow
    return [
      "id": .string(row.draft.id.text), "case": .string(file.publicID),
      "clock": .string(NoticeDutyWire.clock), "label": .string(label(row)),
      "owner": .string(owner.post.text), "assignee": .string(owner.person.text),
      "assignee_label": .orNull(around.roster.person(owner.person)?.name),
      "started_at": call.text(row.draft.sendAt), "due_at": call.text(due.instant),
      "provisional": .bool(due.isProvisional), "light": .string(light.rawValue),
      "case_number": .string(file.number), "state": .string(file.state.text),
      "procedure": .string(file.procedure.name.text),
    ]
  }

  private func label(_ row: NoticeRow) -> String {
    let recipient = row.draft.recipient.person
    let name = around.roster.person(recipient)?.name ?? recipient.text
    let why = row.fault.map { "（\($0)）" } ?? ""
    return row.state == .uncertain
      ? "通知\(name)是否送达不明\(why)，请核实或重发" : "通知未能送达\(name)\(why)，请当面或电话告知"
  }
}

extension DutyOwner {
  fileprivate func isMet(by owner: Owner) -> Bool {
    switch self {
    case .person(let person): owner.person == person
    case .post(let post): owner.post == post
    }
  }
}
