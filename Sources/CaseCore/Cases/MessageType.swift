/// What a message to another system is about; the words are the surface's, and stay.
package enum MessageType: String, Hashable, Sendable, CaseIterable {
  case caseOpened = "case.opened"
  case caseTransitioned = "case.transitioned"
  case caseClosed = "case.closed"
  case dutyDueSoon = "duty.due_soon"
  case dutyOverdue = "duty.overdue"
  case dutyEscalated = "duty.escalated"
  case slipIssued = "slip.issued"

  /// What a notice is about that an event caused and that left its case so.
  package init(_ purpose: NoticePurpose, by event: CaseEvent, leaving file: CaseFile) {
    switch purpose {
    case .slip: self = .slipIssued
    case .escalation: self = .dutyEscalated
    case .reminder: self = MessageType.hasMissed(event, file) ? .dutyOverdue : .dutyDueSoon
    case .echo, .tell:
      self =
        event.kind == .opened ? .caseOpened : file.isOpen ? .caseTransitioned : .caseClosed
    }
  }

  /// Whether the clock whose rung reminds was missed already.
  private static func hasMissed(_ event: CaseEvent, _ file: CaseFile) -> Bool {
    guard case .rungFired(let key, _, _) = event.kind else { return false }
    return file.run(key)?.missedAt != nil
  }
}
