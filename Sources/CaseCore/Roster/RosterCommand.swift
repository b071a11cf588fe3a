package import WorkCalendar

/// Something asked of the roster.
package enum RosterCommand: Equatable, Sendable {
  case addOrganisation(
    OrganisationID, kind: OrganisationKind, name: String, shortName: String?)
  case renameOrganisation(OrganisationID, name: String, shortName: String?)
  /// Closes it from today; its posts and people pass to the successor, else its cases fall to
  /// the director.
  case closeOrganisation(OrganisationID, successor: OrganisationID?)
  case addPerson(
    PersonID, name: String, organisation: OrganisationID, email: String?, phone: String?)
  case renamePerson(PersonID, name: String)
  case movePerson(PersonID, to: OrganisationID)
  case changeContact(PersonID, email: String?, phone: String?)
  /// Closes the account at once; `acting` names who acts in posts that would stand empty.
  case closePerson(PersonID, acting: [PostID: PersonID])
  case addPost(PostID, kind: PostKind, organisation: OrganisationID, label: String?)
  case relabelPost(PostID, label: String?)
  /// Begins a term; `acting` names who acts after its last day, until there is a holder.
  case appoint(
    PostID, person: PersonID, from: CivilDate, until: CivilDate?, acting: PersonID?)
  /// Sets the last day of the person's term, present or else next; nil takes the end away.
  case endHolding(PostID, person: PersonID, last: CivilDate?, acting: PersonID?)
  case addDeputy(
    PostID, deputy: PersonID, from: CivilDate, until: CivilDate?, when: DeputyOccasion)
  /// Sets the last day of the deputy's term, present or else next; nil takes the end away.
  case endDeputy(PostID, deputy: PersonID, last: CivilDate?, acting: PersonID?)
}
