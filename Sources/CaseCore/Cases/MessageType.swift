/// What a message to another system is about; the words are the surface's, and stay.
package enum MessageType: Hashable, Sendable {
  /// What became of a case, whose procedure says by which family its messages go.
  case ofCase(CaseMessage, MessageFamily)
  case dutyDueSoon
  case dutyOverdue
  case dutyEscalated
  case slipIssued
  /// The courier gave up an endpoint of somebody's.
  case endpointDisabled
  /// Somebody's digest was written, and goes by mail.
  case digestSent

  /// What a notice is about that an event caused and that left its case so.
  package init(
    _ purpose: NoticePurpose, by event: CaseEvent, leaving file: CaseFile,
    of family: MessageFamily = .case
  ) {
    switch purpose {
    case .slip: self = .slipIssued
    case .escalation: self = .dutyEscalated
    case .reminder: self = MessageType.hasMissed(event, file) ? .dutyOverdue : .dutyDueSoon
    case .echo, .tell:
      let message: CaseMessage =
        event.isFirst ? .opened : file.isOpen ? .transitioned : .closed
      self = .ofCase(message, family)
    }
  }

  /// Whether the clock whose rung reminds was missed already.
  private static func hasMissed(_ event: CaseEvent, _ file: CaseFile) -> Bool {
    guard case .rungFired(let key, _, _) = event.kind else { return false }
    return file.run(key)?.missedAt != nil
  }

  /// The same of a case of another family.
  package func of(_ family: MessageFamily) -> MessageType {
    switch self {
    case .ofCase(let message, _): .ofCase(message, family)
    case .dutyDueSoon, .dutyOverdue, .dutyEscalated, .slipIssued, .endpointDisabled, .digestSent:
      self
    }
  }
}

/// What became of a case.
package enum CaseMessage: String, Hashable, Sendable, CaseIterable {
  case opened
  case transitioned
  case closed
}

/// The first half of the types of a procedure's messages, as its file gives it.
package typealias MessageFamily = Name<Named.MessageFamily>

extension MessageFamily {
  /// That of a procedure whose file gives none.
  package static var `case`: MessageFamily { "case" }

  /// Those that are about something else than a case.
  private static var taken: Set<MessageFamily> { ["duty", "slip", "endpoint", "digest"] }

  /// Whether a procedure's messages may go by it: lower-case letters, digits and `_`.
  package var isFit: Bool {
    let bytes = text.utf8
    return (1...32).contains(bytes.count) && !MessageFamily.taken.contains(self)
      && bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  /// What may be said of its cases.
  package var types: [MessageType] { CaseMessage.allCases.map { .ofCase($0, self) } }
}

extension MessageType {
  /// Those that belong to no family.
  package static let ofNoFamily: [MessageType] = [
    .dutyDueSoon, .dutyOverdue, .dutyEscalated, .slipIssued, .endpointDisabled, .digestSent,
  ]

  package var word: String {
    switch self {
    case .ofCase(let message, let family): "\(family).\(message.rawValue)"
    case .dutyDueSoon: "duty.due_soon"
    case .dutyOverdue: "duty.overdue"
    case .dutyEscalated: "duty.escalated"
    case .slipIssued: "slip.issued"
    case .endpointDisabled: "endpoint.disabled"
    case .digestSent: "digest.sent"
    }
  }

  /// Nil for a word that no message has, whatever the procedures.
  package init?(word: String) {
    if let known = MessageType.ofNoFamily.first(where: { $0.word == word }) {
      self = known
      return
    }
    let halves = word.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count == 2, let message = CaseMessage(rawValue: String(halves[1])) else {
      return nil
    }
    let family = MessageFamily(String(halves[0]))
    guard family.isFit else { return nil }
    self = .ofCase(message, family)
  }
}
