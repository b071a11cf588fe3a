internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts a case's events into the words of the wire.
struct TimelineWire {
  let call: Call
  /// The version by which the case went when what is told happened.
  private(set) var procedure: Procedure?
  /// The case's slips as they stood then.
  private var slips: [Int: Slip] = [:]
  /// What waits for its second person, and what that person has just confirmed.
  private var pending: ActionName?
  private var confirmed: ActionName?
  private let shelf: ProcedureShelf
  private let concealed: Concealment
  private let values: CaseWire
  /// Whether the asker sees what is kept from the requester.
  private let isInside: Bool

  init(_ call: Call, _ file: CaseFile, _ around: Surroundings) {
    self.call = call
    procedure = around.procedures[file.procedure]
    shelf = around.procedures
    let now = call.office.clock.now()
    concealed = Concealment(from: call, in: file, around, at: now)
    values = CaseWire(call: call, around: around, at: now)
    isInside = values.reader(of: file).seesInternal
  }

  /// Each of a case's events, all of them from the first on: an action goes by the name that it
  /// has in the state in which it was taken.
  func occurrences(_ events: [CaseEvent]) -> [JSONValue] {
    var state: StateName?
    var wire = self
    return events.map { event in
      let before = state
      wire.follow(event)
      state = entered(event) ?? state
      return wire.occurrence(event, from: before)
    }
  }

  /// A case goes by the version of its opening until an event says that it goes by another.
  private mutating func follow(_ event: CaseEvent) {
    confirmed = nil
    for change in event.changes {
      switch change {
      case .opened(let opened): procedure = shelf[opened.procedure] ?? procedure
      case .followed(let reference, _, _): procedure = shelf[reference] ?? procedure
      case .slip(let slip): slips[slip.index] = slip
      case .proposal(let proposal):
        confirmed = proposal == nil ? pending : nil
        pending = proposal?.action
      case .entered, .owned, .field, .requesters, .lead, .assigned, .clock, .rung, .round, .level,
        .counted, .asked, .mergedInto, .quarantine, .stopped, .lookedBy,
        .wanted:
        continue
      }
    }
  }

  private func occurrence(_ event: CaseEvent, from state: StateName?) -> JSONValue {
    let told = words(for: event.kind, in: state)
    let isHidden =
      event.actor.person.map(concealed.hides) ?? false
      || event.actor.post.map(concealed.hides) ?? false
    let person = isHidden ? nil : event.actor.person
    let name = person.flatMap { call.office.store.roster.person($0)?.name }
    return [
      "seq": .integer(Int64(event.version)), "at": call.text(event.at),
      "kind": .string(told.kind), "label": .string(told.label),
      "actor": .orNull(person?.text),
      "actor_label": .orNull(isHidden ? Concealment.label : name),
      "post": .orNull(isHidden ? nil : event.actor.post?.text),
      "action": .orNull(told.action?.text),
      "from": .orNull(state?.text), "to": .orNull(entered(event)?.text),
      "to_label": .orNull(
        entered(event).map { procedure?.state($0)?.label ?? $0.text }),
      "note": .orNull(seesNote(of: event) ? event.note : nil),
      "operator": .bool(event.actor.isOperator),
      "on_behalf": behalf(of: event.actor, isHidden: isHidden),
      "fields": .object(fields(event)),
      "slip": slip(of: event).map(slipWire.slip) ?? .null,
    ]
  }

  private var slipWire: SlipWire {
    SlipWire(call: call, procedure: procedure, concealed: concealed)
  }

  /// The slip that it laid, sent or is about.
  private func slip(of event: CaseEvent) -> Slip? {
    switch event.kind {
    case .slipSigned(let index), .slipLapsed(let index), .slipAcknowledged(let index),
      .acknowledgementExpired(let index):
      slips[index]
    case .rungFired:
      event.changes.lazy.compactMap(\.slip).last
    case .opened, .adopted, .acted, .proposed, .proposalEnded, .refusedLate, .missed,
      .rungPassedOver, .reachBegan, .reachEnded, .lookDue, .looked, .noticeEnded, .relativeMoved,
      .calendarChanged, .migrated, .ownersChanged, .mergedIn, .unmergedFrom, .mergedOnward,
      .quarantined, .released, .noticeResent, .contactsShown:
      nil
    }
  }

  /// A note stays among those who work on the case; what the requester is to know goes by echo.
  private func seesNote(of event: CaseEvent) -> Bool {
    guard !isInside, let viewer = call.viewer else { return true }
    let writer = event.actor.person.flatMap { call.office.store.roster.person($0)?.organisation }
    return writer.map(viewer.organisations.contains) ?? false
  }

  /// What was entered or set by it, as far as the asker sees that: each field as it left it.
  private func fields(_ event: CaseEvent) -> JSONObject {
    event.changes.reduce(into: JSONObject()) { fields, change in
      guard case .field(let name, let value) = change else { return }
      fields[name.text] = value.flatMap { shown($0, of: name) }
    }
  }

  private func shown(_ value: FieldValue, of name: FieldName) -> JSONValue? {
    guard let rule = procedure?.field(name), isInside || !rule.isInternal && rule.draftIn.isEmpty
    else { return nil }
    guard case .contact = rule.type else { return values.value(value) }
    guard case .text(let text) = value, !concealed.hidesRequesters else { return nil }
    return .string(ContactMask.masked(text))
  }

  /// Whose words were recorded, how they came and when.
  private func behalf(of actor: Actor, isHidden: Bool) -> JSONValue {
    guard case .behalf(let said) = actor else { return .null }
    let isOfRequester = said.organisation == nil && concealed.hidesRequesters
    return [
      "said_by": .string(isHidden || isOfRequester ? Concealment.label : said.saidBy),
      "means": .string(said.means.rawValue), "said_on": .string(said.saidOn),
    ]
  }

  private func entered(_ event: CaseEvent) -> StateName? {
    for change in event.changes {
      if case .entered(let state, _) = change { return state }
      if case .followed(_, let state, _) = change { return state }
    }
    return nil
  }

  private func rule(_ action: ActionName, in state: StateName?) -> ActionRule? {
    state.flatMap { procedure?.action(action, in: $0) }
      ?? procedure?.actions.first { $0.name == action }
  }

  private func label(_ action: ActionName, in state: StateName?) -> String {
    rule(action, in: state)?.label ?? action.text
  }

  /// That something was asked for: where confirming has a word of its own, the action's is that.
  private func labelOfAsking(_ action: ActionName, in state: StateName?) -> String {
    let hasOwn = rule(action, in: state)?.second?.ownConfirmLabel != nil
    return (hasOwn ? "" : "提请") + label(action, in: state)
  }

  private func label(
    of end: ProposalEnd, of action: ActionName, in state: StateName?
  ) -> String {
    let declined = end == .declined ? rule(action, in: state)?.second?.ownDeclineLabel : nil
    return declined ?? label(action, in: state) + end.label
  }

  private func label(
    _ branch: ActionName, of action: ActionName, in state: StateName?
  ) -> String {
    if branch == action, confirmed == action,
      let granted = rule(action, in: state)?.second?.ownConfirmLabel
    {
      return granted
    }
    let own = state.flatMap { procedure?.action(action, in: $0) }
    let branches =
      own?.branches ?? procedure?.actions.filter { $0.name == action }.flatMap(\.branches)
    return branches?.first { $0.name == branch }?.label ?? label(action, in: state)
  }

  /// The kind, its Chinese words, and the action that it was.
  private func words(
    for kind: EventKind, in state: StateName?
  ) -> (kind: String, label: String, action: ActionName?) {
    switch kind {
    case .opened: ("opened", procedure?.opening.label ?? "登记", nil)
    case .adopted: ("adopted", procedure?.adoption?.label ?? "接续", nil)
    case .acted(let action, let branch): (branch.text, label(branch, of: action, in: state), action)
    case .proposed(let action): ("proposed", labelOfAsking(action, in: state), action)
    case .proposalEnded(let action, let end):
      ("proposal-\(end.rawValue)", label(of: end, of: action, in: state), action)
    case .refusedLate(let action): ("refused-late", "逾时提出\(label(action, in: state))，未予受理", action)
    case .missed(let clock): ("missed", "\(clock.label(procedure))逾期", nil)
    case .rungFired(let clock, let rung, _):
      ("rung-fired", "\(clock.label(procedure))第 \(rung + 1) 级催办", nil)
    case .rungPassedOver(let clock, _):
      ("rung-passed-over", "\(clock.label(procedure))提醒已过时，未发", nil)
    case .slipSigned: ("slip-signed", "签发督办单", nil)
    case .slipLapsed: ("slip-lapsed", "督办单逾时未签发，改发通知", nil)
    case .slipAcknowledged: ("slip-acknowledged", "签收督办单", nil)
    case .acknowledgementExpired: ("acknowledgement-expired", "督办单逾时未签收", nil)
    case .reachBegan: ("reach-began", "问询未送达，请电话联系", nil)
    case .reachEnded(_, let reached):
      (reached ? "reached" : "given-up", reached ? "已电话联系到" : "未能联系到", nil)
    case .lookDue: ("look-due", "请过目", nil)
    case .looked: ("looked", "已过目", nil)
    case .noticeEnded(_, let end): ("notice-\(end.rawValue)", end.label, nil)
    case .noticeResent: ("notice-resent", "通知重新发送", nil)
    case .contactsShown: ("contacts-shown", "查看联系方式", nil)
    case .relativeMoved: ("relative-moved", "关联日期变动，时限随之移动", nil)
    case .calendarChanged(let version):
      ("calendar-changed", "按第 \(version) 版日历重算时限", nil)
    case .migrated(_, let former, let version):
      ("migrated", "由第 \(former) 版规程改按第 \(version) 版办理", nil)
    case .ownersChanged: ("owners-changed", "责任人变动", nil)
    case .mergedIn: ("merged-in", "并入一件诉求", nil)
    case .unmergedFrom: ("unmerged-from", "并入的诉求已撤出", nil)
    case .mergedOnward: ("merged-onward", "所并入的诉求又并入另一件", nil)
    case .quarantined: ("quarantined", "自动办理失败，待解除隔离", nil)
    case .released: ("released", "已解除隔离", nil)
    }
  }
}

extension Change {
  fileprivate var slip: Slip? {
    if case .slip(let slip) = self { slip } else { nil }
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
