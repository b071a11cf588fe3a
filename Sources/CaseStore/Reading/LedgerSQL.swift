package import CaseCore
internal import GRDB
package import WorkCalendar

/// Which cases a ledger shows; every part that is set must hold.
package struct LedgerFilter: Equatable, Sendable {
  package var procedure: ProcedureName
  /// The clinic, or any other case, that they name.
  package var naming: CaseID?
  package var state: StateName?
  package var lead: OrganisationID?
  /// Opened at this instant or later, and before that one.
  package var from: Instant?
  package var until: Instant?

  package init(
    procedure: ProcedureName, naming: CaseID? = nil, state: StateName? = nil,
    lead: OrganisationID? = nil, from: Instant? = nil, until: Instant? = nil
  ) {
    self.procedure = procedure
    self.naming = naming
    self.state = state
    self.lead = lead
    self.from = from
    self.until = until
  }
}

/// The statement behind a page of the ledger: cases in the order in which they were opened.
struct LedgerSQL {
  let text: String
  let arguments: StatementArguments

  /// The page of the cases numbered above `after` and below `before`.
  init(_ filter: LedgerFilter, _ viewer: Viewer?, after: Int64, before: Int64, limit: Int) {
    let visibility = VisibilitySQL(viewer)
    var conditions = [
      "c.id > :after AND c.id < :before", "c.procedure = :procedure", visibility.condition,
    ]
    var arguments =
      visibility.arguments &+ [
        "after": after, "before": before, "procedure": filter.procedure.text, "limit": limit,
      ]
    if let state = filter.state {
      conditions.append("c.state = :state")
      arguments = arguments &+ ["state": state.text]
    }
    if let lead = filter.lead {
      conditions.append("c.lead_org = :lead")
      arguments = arguments &+ ["lead": lead.text]
    }
    if let target = filter.naming {
      conditions.append(
        "EXISTS(SELECT 1 FROM case_link k WHERE k.target = :target AND k.source = c.id)")
      arguments = arguments &+ ["target": target.value]
    }
    text = """
      SELECT c.id, c.version, c.snapshot FROM case_file c
      WHERE \(conditions.joined(separator: "\n  AND "))
      ORDER BY c.id LIMIT :limit
      """
    self.arguments = arguments
  }

  /// The first event of the first case numbered so or higher.
  static let opening = """
    SELECT stream_id, at FROM event WHERE stream = 'case' AND stream_id >= :id
    ORDER BY stream, stream_id, version LIMIT 1
    """
}
