package import CaseCore
package import WorkCalendar

/// Which cases a list shows; every part that is set must hold.
package struct CaseFilter: Equatable, Sendable {
  package var procedure: ProcedureName?
  package var state: StateName?
  package var light: Light?
  package var lead: OrganisationID?
  package var owner: PostID?
  /// Words to be found; see `SearchText`.
  package var query: String?
  package var isOpen: Bool?

  package init(
    procedure: ProcedureName? = nil, state: StateName? = nil, light: Light? = nil,
    lead: OrganisationID? = nil, owner: PostID? = nil, query: String? = nil, isOpen: Bool? = nil
  ) {
    self.procedure = procedure
    self.state = state
    self.light = light
    self.lead = lead
    self.owner = owner
    self.query = query
    self.isOpen = isOpen
  }
}

/// The order of a list of cases.
package enum CaseOrder: Hashable, Sendable, CaseIterable {
  case newest
  /// Open cases, the one that turns red first at the head.
  case due
}

/// One page of a list, and the cursor of the next; nil at the end.
package struct Page<Item: Sendable>: Sendable {
  package var items: [Item]
  package var next: String?

  package init(items: [Item], next: String?) {
    self.items = items
    self.next = next
  }
}
