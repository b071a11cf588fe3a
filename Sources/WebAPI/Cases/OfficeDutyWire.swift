internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// The duties of the office's own (`OfficeDuty`) in the words of the wire.
struct OfficeDutyWire {
  let call: Call
  let around: Surroundings

  /// The duty's id, by which whoever sees to it finds the matter.
  static func id(of duty: OfficeDuty) -> String { name(duty.matter).id }

  func duty(_ duty: OfficeDuty) -> JSONValue {
    let roster = around.roster
    let (id, file) = OfficeDutyWire.name(duty.matter)
    let members = [
      JSONMember("id", .string(id)), JSONMember("case", .orNull(file?.publicID)),
      JSONMember("clock", .string(duty.matter.clock)), JSONMember("label", .string(duty.label)),
      JSONMember("owner", .string(duty.owner.post.text)),
      JSONMember("assignee", .string(duty.owner.person.text)),
      JSONMember("assignee_label", .orNull(roster.person(duty.owner.person)?.name)),
      JSONMember("started_at", call.text(duty.since)),
      JSONMember("due_at", call.text(duty.due.instant)),
      JSONMember("provisional", .bool(duty.due.isProvisional)),
      JSONMember("light", .string(call.light(dueAt: duty.due.instant).rawValue)),
    ]
    let named = file.map { call.caseNamed($0, around) } ?? []
    return .object(JSONObject(members + named))
  }

  /// The id, and the case that it is about.
  private static func name(_ matter: OfficeDuty.Matter) -> (id: String, file: CaseFile?) {
    switch matter {
    case .cycle(let file): ("\(matter.clock)-\(file?.publicID ?? "next")", file)
    case .vacancy(let post): ("\(matter.clock)-\(post)", nil)
    case .endpoint(let endpoint): ("\(matter.clock)-\(endpoint)", nil)
    case .mail, .secondPerson: (matter.clock, nil)
    case .circular(let year): ("\(matter.clock)-\(year)", nil)
    case .digest(let name): (name, nil)
    case .downtime(let number): ("\(matter.clock)-\(number)", nil)
    }
  }
}

extension OfficeDuty.Matter {
  /// The word by which such a duty's clock goes.
  fileprivate var clock: String {
    switch self {
    case .cycle: "cycle"
    case .vacancy: "vacancy"
    case .endpoint: "endpoint"
    case .secondPerson: "second-person"
    case .circular: "circular"
    case .mail: "mail"
    case .digest: "digest"
    case .downtime: "downtime"
    }
  }
}

extension Call {
  /// The light of what no case has a clock for: it is there only because it presses.
  func light(dueAt due: Instant) -> Light { office.clock.now() > due ? .red : .yellow }
}
