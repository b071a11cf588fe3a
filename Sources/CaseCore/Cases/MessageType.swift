/// What a message to another system is about; the words are the surface's, and stay.
package enum MessageType: String, Hashable, Sendable, CaseIterable {
  case caseOpened = "case.opened"
  case caseTransitioned = "case.transitioned"
  case caseClosed = "case.closed"
  case dutyDueSoon = "duty.due_soon"
  case dutyOverdue = "duty.overdue"
  case dutyEscalated = "duty.escalated"
  case slipIssued = "slip.issued"
}
