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
  /// Has the notices' cases and their parents.
  let around: Surroundings

  func duty(_ untold: UntoldNotice) -> JSONValue {
    let (file, owner, due) = (untold.file, untold.owner, untold.due)
    let members = [
      JSONMember("id", .string(untold.row.draft.id.text)),
      JSONMember("case", .string(file.publicID)),
      JSONMember("clock", .string(NoticeDutyWire.clock)),
      JSONMember("label", .string(untold.label)), JSONMember("owner", .string(owner.post.text)),
      JSONMember("assignee", .string(owner.person.text)),
      JSONMember("assignee_label", .orNull(around.roster.person(owner.person)?.name)),
      JSONMember("started_at", call.text(untold.since)),
      JSONMember("due_at", call.text(due.instant)),
      JSONMember("provisional", .bool(due.isProvisional)),
      JSONMember("light", .string(call.light(dueAt: due.instant).rawValue)),
    ]
    return .object(JSONObject(members + call.caseNamed(file, around)))
  }
}
