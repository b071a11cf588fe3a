package import WorkCalendar

/// One change of the roster, as its stream keeps it.
package struct RosterEvent: Equatable, Sendable {
  /// The event's place in the roster's stream, from 1.
  package var version: Int
  package var at: Instant
  package var actor: Actor
  package var change: RosterChange

  package init(version: Int, at: Instant, actor: Actor, change: RosterChange) {
    self.version = version
    self.at = at
    self.actor = actor
    self.change = change
  }
}

/// What an event of the roster says happened.
package enum RosterChange: Equatable, Sendable {
  case organisationAdded(Organisation)
  case organisationRenamed(OrganisationID, name: String, shortName: String?)
  case organisationClosed(OrganisationID, Closure)
  case personAdded(Person)
  case personRenamed(PersonID, name: String)
  case personMoved(PersonID, to: OrganisationID)
  case contactChanged(PersonID, email: String?, phone: String?)
  /// The account closed; what the person held counts no more from the event's instant.
  case personClosed(PersonID)
  case postAdded(Post)
  case postRelabelled(PostID, label: String?)
  case postMoved(PostID, to: OrganisationID)
  case appointed(Holding)
  /// The term that began `from` ends otherwise; one that would end before it begins is gone.
  case termChanged(PostID, PersonID, from: CivilDate, until: CivilDate?)
  case deputyNamed(Deputyship)
  /// As `termChanged`, for the deputy's term that began `from`.
  case deputyTermChanged(PostID, PersonID, from: CivilDate, until: CivilDate?)
}
