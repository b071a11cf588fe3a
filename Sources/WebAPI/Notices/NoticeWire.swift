internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts notices into the words of the wire.
struct NoticeWire: Sendable {
  let call: Call

  /// `file` is the case that it is about; nil for one that is about none.
  func notice(_ row: NoticeRow, of file: CaseFile?) -> JSONValue {
    let recipient = row.draft.recipient.person
    var members = [
      JSONMember("id", .string(row.draft.id.text)), JSONMember("case", .orNull(file?.publicID)),
      JSONMember("at", call.text(row.draft.sendAt)),
      JSONMember("recipient", .string(recipient.text)),
      JSONMember(
        "recipient_label",
        .string(call.office.store.roster.person(recipient)?.name ?? recipient.text)),
      JSONMember("lane", .string("lane-\(row.lane)")),
      JSONMember("template", .string(row.draft.template.text)),
      JSONMember("kind", .string(row.draft.purpose.rawValue)),
      JSONMember("state", .string(row.state.wireName)),
      JSONMember("attempts", .integer(Int64(row.attempts))),
      JSONMember("next_at", call.textOrNull(row.nextAt)),
      JSONMember("fault", .orNull(row.fault)),
      JSONMember(
        "facts",
        .array(
          row.draft.facts.map { ["label": .string($0.label), "value": .string($0.value)] })),
    ]
    switch row.state {
    case .owed, .sending, .uncertain, .delivered, .handedOver: break
    case .toldInPerson(let by, let to, let at):
      members.append(
        JSONMember("told", ["by": .string(by.text), "to": .string(to), "at": call.text(at)]))
    case .waived(let by, let reason):
      members.append(JSONMember("waived_by", .string(by.text)))
      members.append(JSONMember("waived_reason", .string(reason)))
    }
    return .object(JSONObject(members))
  }
}

extension NoticeState {
  var wireName: String {
    switch self {
    case .owed: "owed"
    case .sending: "sending"
    case .uncertain: "uncertain"
    case .delivered: "delivered"
    case .toldInPerson: "told-in-person"
    case .handedOver: "handed-over"
    case .waived: "waived"
    }
  }

  /// What a clerk calls it.
  var label: String {
    switch self {
    case .owed: "待发送"
    case .sending: "发送中"
    case .uncertain: "是否送达不明"
    case .delivered: "已送达"
    case .toldInPerson: "已当面或电话告知"
    case .handedOver: "未能送达，待告知"
    case .waived: "不再告知"
    }
  }
}

extension BehalfMeans {
  /// The words that a body may give, as a complaint names them.
  static var choices: String {
    "只能是:" + allCases.map(\.rawValue).joined(separator: "、")
  }
}
