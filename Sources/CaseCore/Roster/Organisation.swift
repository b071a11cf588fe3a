package import WorkCalendar

/// A body that takes part: a member, a department or one of the alliance's own offices.
package struct Organisation: Equatable, Sendable {
  package var id: OrganisationID
  package var kind: OrganisationKind
  package var name: String
  package var shortName: String?
  /// Set for good once it is closed; an organisation is never deleted.
  package var closed: Closure?

  package init(
    id: OrganisationID, kind: OrganisationKind, name: String, shortName: String? = nil,
    closed: Closure? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.shortName = shortName
    self.closed = closed
  }

  /// Whether it has not been closed by this day.
  package func isOpen(on date: CivilDate) -> Bool {
    guard let closed else { return true }
    return date < closed.on
  }
}

/// The end of an organisation: its first day without it, and who takes over.
package struct Closure: Equatable, Sendable {
  package var on: CivilDate
  /// Nil lets what it owes fall to the director.
  package var successor: OrganisationID?

  package init(on: CivilDate, successor: OrganisationID?) {
    self.on = on
    self.successor = successor
  }
}
