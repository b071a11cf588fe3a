internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts supervision slips (督办单) into the words of the wire.
struct SlipWire {
  let call: Call
  let procedure: Procedure?
  let concealed: Concealment

  private var roster: Roster { call.office.store.roster }

  /// A slip as one event of its case left it.
  func slip(_ slip: Slip) -> JSONValue { .object(JSONObject(members(slip))) }

  /// A slip with its dates.
  func story(_ story: SlipStory) -> JSONValue {
    let acknowledged: Instant? =
      if case .given(let at) = story.acknowledgement { at } else { nil }
    return .object(
      JSONObject(
        members(story.slip) + [
          JSONMember("laid_at", call.text(story.laidAt)),
          JSONMember("sent_at", call.textOrNull(story.sentAt)),
          JSONMember("acknowledgement", .string(story.acknowledgement.word)),
          JSONMember("acknowledged_at", call.textOrNull(acknowledged)),
        ]))
  }

  private func members(_ slip: Slip) -> [JSONMember] {
    [
      JSONMember("index", .integer(Int64(slip.index))),
      JSONMember("number", .orNull(slip.number)),
      JSONMember("colour", .orNull(slip.colour?.rawValue)),
      JSONMember("label", .string(slip.label)),
      JSONMember("round", .integer(Int64(slip.round))),
      JSONMember("clock", .string(slip.clock.text)),
      JSONMember("clock_label", .string(ClockKey.rule(slip.clock).label(procedure))),
      JSONMember("state", .string(slip.phase.word)),
      JSONMember("recipients", .array(slip.recipients.map(recipient))),
    ]
  }

  private func recipient(_ owner: Owner) -> JSONValue {
    let isHidden = concealed.hides(owner.post) || concealed.hides(owner.person)
    return [
      "person": .orNull(isHidden ? nil : owner.person.text),
      "person_label": .string(
        isHidden ? Concealment.label : roster.person(owner.person)?.name ?? owner.person.text),
      "post": .orNull(isHidden ? nil : owner.post.text),
    ]
  }
}

extension SlipPhase {
  /// The word on the wire.
  fileprivate var word: String {
    switch self {
    case .laid: "laid"
    case .issued: "issued"
    case .unsigned: "unsigned"
    }
  }
}

extension SlipStory.Acknowledgement {
  /// The word on the wire.
  fileprivate var word: String {
    switch self {
    case .none: "none"
    case .owed: "owed"
    case .given: "given"
    case .missed: "missed"
    }
  }
}
