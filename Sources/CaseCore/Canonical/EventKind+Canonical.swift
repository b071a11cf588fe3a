extension EventKind: CanonicalValue {
  /// The version in which the kind is written today; what older ones said is read alike.
  package var storedVersion: Int { EventKind.storedVersion(of: "\(storedKind)") }

  /// The newest version of a kind's form, by its word.
  package static func storedVersion(of kind: String) -> Int {
    switch kind {
    // They say which clocks stop, and that somebody owes the release.
    case "quarantined", "released": 2
    default: 1
    }
  }

  /// The kind's word, which stands in the record and in the event's row.
  package var storedKind: StaticString {
    switch self {
    case .opened: "opened"
    case .adopted: "adopted"
    case .acted: "acted"
    case .proposed: "proposed"
    case .proposalEnded: "proposal-ended"
    case .refusedLate: "refused-late"
    case .missed: "missed"
    case .rungFired: "rung-fired"
    case .rungPassedOver: "rung-passed-over"
    case .slipSigned: "slip-signed"
    case .slipLapsed: "slip-lapsed"
    case .slipAcknowledged: "slip-acknowledged"
    case .acknowledgementExpired: "acknowledgement-expired"
    case .reachBegan: "reach-began"
    case .reachEnded: "reach-ended"
    case .lookDue: "look-due"
    case .looked: "looked"
    case .noticeEnded: "notice-ended"
    case .relativeMoved: "relative-moved"
    case .calendarChanged: "calendar-changed"
    case .migrated: "migrated"
    case .ownersChanged: "owners-changed"
    case .mergedIn: "merged-in"
    case .unmergedFrom: "unmerged-from"
    case .mergedOnward: "merged-onward"
    case .quarantined: "quarantined"
    case .released: "released"
    case .noticeResent: "notice-resent"
    case .contactsShown: "contacts-shown"
    }
  }

  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.key("kind")
    writer.word(storedKind)
    switch self {
    case .opened, .adopted, .lookDue, .looked, .relativeMoved, .ownersChanged, .quarantined,
      .released, .contactsShown:
      break
    case .acted(let action, let branch):
      writer.field("action", action)
      writer.field("branch", branch)
    case .proposed(let action), .refusedLate(let action): writer.field("action", action)
    case .proposalEnded(let action, let end):
      writer.field("action", action)
      writer.field("end", end)
    case .missed(let clock): writer.field("clock", clock)
    case .rungFired(let clock, let rung, let occurrence):
      writer.field("clock", clock)
      writer.field("rung", rung)
      writer.field("occurrence", occurrence)
    case .rungPassedOver(let clock, let rung):
      writer.field("clock", clock)
      writer.field("rung", rung)
    case .slipSigned(let slip), .slipLapsed(let slip), .slipAcknowledged(let slip),
      .acknowledgementExpired(let slip):
      writer.field("slip", slip)
    case .reachBegan(let clock): writer.field("clock", clock)
    case .calendarChanged(let calendar): writer.field("calendar", calendar)
    case .migrated(let migration, let former, let version):
      writer.field("migration", migration)
      writer.field("former", former)
      writer.field("version", version)
    case .reachEnded(let clock, let reached):
      writer.field("clock", clock)
      writer.field("reached", reached)
    case .noticeEnded(let notice, let end):
      writer.field("notice", notice)
      writer.field("end", end)
    case .noticeResent(let notice): writer.field("notice", notice)
    case .mergedIn(let other), .unmergedFrom(let other), .mergedOnward(let other):
      writer.field("case", other)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    guard reader.skip(key: "kind") else { throw reader.fault(.missing("kind")) }
    let kind = try reader.word()
    switch kind {
    case "opened": self = .opened
    case "adopted": self = .adopted
    case "acted":
      self = .acted(try reader.field("action"), branch: try reader.field("branch"))
    case "proposed": self = .proposed(try reader.field("action"))
    case "proposal-ended":
      self = .proposalEnded(try reader.field("action"), try reader.field("end"))
    case "refused-late": self = .refusedLate(try reader.field("action"))
    case "missed": self = .missed(try reader.field("clock"))
    case "rung-fired":
      self = .rungFired(
        try reader.field("clock"), rung: try reader.field("rung"),
        occurrence: try reader.field("occurrence"))
    case "rung-passed-over":
      self = .rungPassedOver(try reader.field("clock"), rung: try reader.field("rung"))
    case "slip-signed": self = .slipSigned(try reader.field("slip"))
    case "slip-lapsed": self = .slipLapsed(try reader.field("slip"))
    case "slip-acknowledged": self = .slipAcknowledged(try reader.field("slip"))
    case "acknowledgement-expired": self = .acknowledgementExpired(try reader.field("slip"))
    case "reach-began": self = .reachBegan(try reader.field("clock"))
    case "reach-ended":
      self = .reachEnded(try reader.field("clock"), reached: try reader.field("reached"))
    case "look-due": self = .lookDue
    case "looked": self = .looked
    case "notice-ended":
      self = .noticeEnded(try reader.field("notice"), try reader.field("end"))
    case "relative-moved": self = .relativeMoved
    case "calendar-changed": self = .calendarChanged(try reader.field("calendar"))
    case "migrated":
      self = .migrated(
        try reader.field("migration"), from: try reader.field("former"),
        to: try reader.field("version"))
    case "owners-changed": self = .ownersChanged
    case "merged-in": self = .mergedIn(try reader.field("case"))
    case "unmerged-from": self = .unmergedFrom(try reader.field("case"))
    case "merged-onward": self = .mergedOnward(try reader.field("case"))
    case "quarantined": self = .quarantined
    case "released": self = .released
    case "notice-resent": self = .noticeResent(try reader.field("notice"))
    case "contacts-shown": self = .contactsShown
    default: throw reader.fault(.unknownWord(kind.text))
    }
    try reader.close()
  }
}
