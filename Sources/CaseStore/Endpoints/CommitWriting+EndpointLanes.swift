internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// Which endpoint's lane a notice takes: the first of its organisation that lets it through.
extension CommitWriting {
  mutating func endpointLane(
    of organisation: OrganisationID, for type: MessageType, about others: Set<OrganisationID>
  ) throws -> Int64? {
    let known = try endpointLanes[organisation] ?? storedLanes(of: organisation)
    endpointLanes[organisation] = known
    return known.first { $0.filter.lets(type, about: others) }?.id
  }

  private func storedLanes(of organisation: OrganisationID) throws -> [EndpointLane] {
    let statement = try db.cachedStatement(sql: EndpointSQL.lanesOfOrganisation.rawValue)
    return try Row.fetchAll(statement, arguments: ["organisation": organisation.text])
      .map { row in
        var filter = try EndpointFilter(row)
        filter.organisations = Set(filter.organisations.map(standing.roster.successor))
        return EndpointLane(id: row["id"], filter: filter)
      }
  }

  /// The endpoints of a closed organisation go on for its successor, with what waits in them: the
  /// roster's event says so, and no endpoint has one of its own.
  mutating func passEndpointsOn(_ event: RosterEvent) throws {
    guard case .organisationClosed(let closed, let closure) = event.change,
      let successor = closure.successor
    else { return }
    try run(
      EndpointSQL.passOn.rawValue, ["successor": successor.text, "closed": closed.text])
    endpointLanes = [:]
  }

  /// Holds an endpoint's lane until an instant; what waits in it stays owed.
  mutating func hold(_ endpoint: EndpointID, until: Int64) throws {
    try run(EndpointSQL.holdLane.rawValue, ["until": until, "id": endpoint.text])
    let statement = try db.cachedStatement(sql: EndpointSQL.laneOf.rawValue)
    if let lane = try Int64.fetchOne(statement, arguments: ["id": endpoint.text]) {
      lanes.insert(lane)
    }
    endpointLanes = [:]
  }
}

/// The lane of an enabled endpoint, and what may go by it.
struct EndpointLane: Sendable {
  var id: Int64
  var filter: EndpointFilter
}

extension EndpointFilter {
  func lets(_ type: MessageType, about others: Set<OrganisationID>) -> Bool {
    guard types.isEmpty || types.contains(type) else { return false }
    return organisations.isEmpty || !organisations.isDisjoint(with: others)
  }

  init(_ row: Row) throws {
    let words = StoredList.words(row["types"])
    let types = words.compactMap(MessageType.init(word:))
    guard types.count == words.count else {
      throw StoreError.corrupt("an endpoint's types: \(words)")
    }
    self.init(
      types: Set(types),
      organisations: Set(StoredList.words(row["organisations"]).map { OrganisationID($0) }))
  }
}
