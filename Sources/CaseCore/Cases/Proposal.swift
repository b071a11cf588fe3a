package import WorkCalendar

/// An action that waits for its second person (审批); its fields are frozen.
package struct Proposal: Equatable, Sendable {
  package var action: ActionName
  package var fields: [FieldName: FieldValue]
  package var note: String?
  package var proposer: Actor
  package var proposedAt: Instant
  package var second: RoleName

  package init(
    action: ActionName, fields: [FieldName: FieldValue], note: String?, proposer: Actor,
    proposedAt: Instant, second: RoleName
  ) {
    self.action = action
    self.fields = fields
    self.note = note
    self.proposer = proposer
    self.proposedAt = proposedAt
    self.second = second
  }
}

/// How a proposal ended.
package enum ProposalEnd: String, Hashable, Sendable, CaseIterable {
  case confirmed
  case declined
  case takenBack = "taken-back"
  /// The case moved by another action meanwhile.
  case lapsed
}
