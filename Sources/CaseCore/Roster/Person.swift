package import WorkCalendar

/// Somebody who may hold posts; the contact data is personal and can be erased.
package struct Person: Equatable, Sendable {
  package var id: PersonID
  package var name: String
  package var organisation: OrganisationID
  package var email: String?
  package var phone: String?
  /// Set for good once the person has left; whatever the person held counts no more.
  package var closedAt: Instant?

  package init(
    id: PersonID, name: String, organisation: OrganisationID, email: String? = nil,
    phone: String? = nil, closedAt: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.organisation = organisation
    self.email = email
    self.phone = phone
    self.closedAt = closedAt
  }
}
