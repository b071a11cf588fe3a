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
    guard let untold = UntoldNotice(row, around, on: call.office.today),
      asked.isMet(by: untold.owner)
    else { return nil }
    let (file, owner, due) = (untold.file, untold.owner, untold.due)
    return [
      "id": .string(row.draft.id.text), "case": .string(file.publicID),
      "clock": .string(NoticeDutyWire.clock), "label": .string(untold.label),
      "owner": .string(owner.post.text), "assignee": .string(owner.person.text),
      "assignee_label": .orNull(around.roster.person(owner.person)?.name),
      "started_at": call.text(row.draft.sendAt), "due_at": call.text(due.instant),
      "provisional": .bool(due.isProvisional),
      "light": .string(call.light(dueAt: due.instant).rawValue),
      "case_number": .string(file.number), "state": .string(file.state.text),
      "procedure": .string(file.procedure.name.text),
    ]
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
