package import WorkCalendar

/// A duty to tell one person something, as decided: everything its text will say is frozen here.
package struct NoticeDraft: Equatable, Sendable {
  package var id: NoticeID
  package var about: NoticeSubject
  package var recipient: Owner
  package var organisation: OrganisationID
  package var template: TemplateName
  package var purpose: NoticePurpose
  package var facts: [NoticeFact]
  /// In office hours, unless the case is urgent.
  package var sendAt: Instant

  package init(
    id: NoticeID, about: NoticeSubject, recipient: Owner, organisation: OrganisationID,
    template: TemplateName, purpose: NoticePurpose, facts: [NoticeFact], sendAt: Instant
  ) {
    self.id = id
    self.about = about
    self.recipient = recipient
    self.organisation = organisation
    self.template = template
    self.purpose = purpose
    self.facts = facts
    self.sendAt = sendAt
  }
}

extension NoticeDraft {
  /// Its case; nil where it is about none.
  package var caseID: CaseID? {
    switch about {
    case .ofCase(let id): id
    case .ofEndpoint, .ofDigest: nil
    }
  }
}

/// What somebody is told about.
package enum NoticeSubject: Equatable, Sendable {
  case ofCase(CaseID)
  /// Another system of an organisation, to which nothing goes any more.
  case ofEndpoint(EndpointID, OrganisationID)
  /// A mail that summed up what its reader owes.
  case ofDigest(WrittenDigest)
}

/// Why somebody is told.
package enum NoticePurpose: String, Hashable, Sendable, CaseIterable {
  /// An outcome told to whoever asked (回音).
  case echo
  /// Something is now this person's to do or to know.
  case tell
  case reminder
  case slip
  case escalation
}

/// One labelled fact of a notice.
package struct NoticeFact: Equatable, Sendable {
  package var label: String
  package var value: String

  package init(label: String, value: String) {
    self.label = label
    self.value = value
  }
}

/// The labels of what every notice says of its case; those who lay it out know them by these.
extension NoticeFact {
  package static let number = "编号"
  package static let title = "标题"
  package static let state = "办理环节"
  package static let lead = "牵头单位"
}
