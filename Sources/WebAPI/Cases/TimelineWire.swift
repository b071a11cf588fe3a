internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts a case's events into the words of the wire.
struct TimelineWire {
  let call: Call
  let procedure: Procedure?

  func occurrence(_ event: CaseEvent) -> JSONValue {
    let told = words(for: event.kind)
    let person = event.actor.person
    return [
      "seq": .integer(Int64(event.version)), "at": call.text(event.at),
      "kind": .string(told.kind), "label": .string(told.label),
      "actor": .orNull(person?.text),
      "actor_label": .orNull(person.flatMap { call.office.store.roster.person($0)?.name }),
      "post": .orNull(event.actor.post?.text), "action": .orNull(told.action?.text),
      "to": .orNull(entered(event)?.text), "note": .orNull(event.note),
      "operator": .bool(event.actor.isOperator),
    ]
  }

  private func entered(_ event: CaseEvent) -> StateName? {
    for change in event.changes {
      if case .entered(let state, _) = change { return state }
    }
    return nil
  }

  private func label(_ action: ActionName) -> String {
    procedure?.actions.first { $0.name == action }?.label ?? action.text
  }

  private func label(_ branch: ActionName, of action: ActionName) -> String {
    let branches = procedure?.actions.filter { $0.name == action }.flatMap(\.branches) ?? []
    return branches.first { $0.name == branch }?.label ?? label(action)
  }

  /// The kind, its Chinese words, and the action that it was.
  private func words(
    for kind: EventKind
  ) -> (kind: String, label: String, action: ActionName?) {
    switch kind {
    case .opened: ("opened", procedure?.opening.label ?? "登记", nil)
    case .acted(let action, let branch): (branch.text, label(branch, of: action), action)
    case .proposed(let action): ("proposed", "提请\(label(action))", action)
    case .proposalEnded(let action, let end):
      ("proposal-\(end.rawValue)", "\(label(action))\(end.label)", action)
    case .refusedLate(let action): ("refused-late", "逾时提出\(label(action)),未予受理", action)
    case .missed(let clock): ("missed", "\(clock.label(procedure))逾期", nil)
    case .rungFired(let clock, let rung, _):
      ("rung-fired", "\(clock.label(procedure))第 \(rung + 1) 级催办", nil)
    case .rungPassedOver(let clock, _):
      ("rung-passed-over", "\(clock.label(procedure))提醒已过时,未发", nil)
    case .slipSigned: ("slip-signed", "签发督办单", nil)
    case .slipLapsed: ("slip-lapsed", "督办单逾时未签发,改发通知", nil)
    case .slipAcknowledged: ("slip-acknowledged", "签收督办单", nil)
    case .acknowledgementExpired: ("acknowledgement-expired", "督办单逾时未签收", nil)
    case .reachBegan: ("reach-began", "问询未送达,请电话联系", nil)
    case .reachEnded(_, let reached):
      (reached ? "reached" : "given-up", reached ? "已电话联系到" : "未能联系到", nil)
    case .lookDue: ("look-due", "请过目", nil)
    case .looked: ("looked", "已过目", nil)
    case .noticeEnded(_, let end): ("notice-\(end.rawValue)", end.label, nil)
    case .noticeResent: ("notice-resent", "通知重新发送", nil)
    case .contactsShown: ("contacts-shown", "查看联系方式", nil)
    case .relativeMoved: ("relative-moved", "关联日期变动,时限随之移动", nil)
    case .ownersChanged: ("owners-changed", "责任人变动", nil)
    case .mergedIn: ("merged-in", "并入一件诉求", nil)
    case .unmergedFrom: ("unmerged-from", "并入的诉求已撤出", nil)
    case .mergedOnward: ("merged-onward", "所并入的诉求又并入另一件", nil)
    case .quarantined: ("quarantined", "自动办理失败,待解除隔离", nil)
    case .released: ("released", "已解除隔离", nil)
    }
  }
}

extension NoticeEnd {
  fileprivate var label: String {
    switch self {
    case .delivered: "通知已送达"
    case .toldInPerson: "已当面或电话告知"
    case .handedOver: "通知未能送达"
    case .waived: "不再告知"
    }
  }
}

extension Actor {
  fileprivate var isOperator: Bool {
    switch self {
    case .administrator: true
    case .person, .behalf, .time: false
    }
  }

  /// The post from which a person acted.
  fileprivate var post: PostID? {
    switch self {
    case .person(_, let post): post
    case .behalf(let behalf): behalf.post
    case .time, .administrator: nil
    }
  }
}

extension ClockKey {
  /// The clock's name on the wire: the procedure's, or a word of the engine's own.
  var wireName: String {
    switch self {
    case .rule(let name): name.text
    case .confirmation: "confirmation"
    case .signature(let index): "signature-\(index)"
    case .acknowledgement(let index): "acknowledgement-\(index)"
    case .reach(let name): "reach-\(name)"
    case .look: "look"
    case .release: "release"
    }
  }
}
