internal import WorkCalendar

/// Commands about organisations.
extension RosterPlan {
  func addOrganisation(_ organisation: Organisation) throws(RosterRejection) -> [RosterChange] {
    try checkID(organisation.id.text)
    try require(
      roster.organisation(organisation.id) == nil, .taken, "/id",
      "编号 \(organisation.id) 已有单位使用")
    try checkText(organisation.name, "/name")
    try checkText(organisation.shortName, "/short_name")
    return [.organisationAdded(organisation)]
  }

  func rename(
    _ id: OrganisationID, name: String, shortName: String?
  ) throws(RosterRejection) -> [RosterChange] {
    let before = try openOrganisation(id, "/id")
    try checkText(name, "/name")
    try checkText(shortName, "/short_name")
    guard before.name != name || before.shortName != shortName else { return [] }
    return [.organisationRenamed(id, name: name, shortName: shortName)]
  }

  func close(
    _ id: OrganisationID, successor: OrganisationID?
  ) throws(RosterRejection) -> [RosterChange] {
    let closing = try openOrganisation(id, "/id")
    let closed = RosterChange.organisationClosed(id, Closure(on: today, successor: successor))
    guard let successor else { return [closed] }
    try require(successor != id, .malformed, "/successor", "承接单位不能是被撤销的单位自己")
    let heir = try openOrganisation(successor, "/successor")
    let posts = roster.posts(in: id)
    try require(
      heir.kind == .office || !posts.contains { roster.post($0)?.kind.isOfAlliance == true },
      .misplaced, "/successor",
      "「\(closing.name)」设有联合体岗位，只能由秘书处、理事会等机构承接")
    return [closed] + posts.map { .postMoved($0, to: successor) }
      + roster.people(in: id).map { .personMoved($0, to: successor) }
  }
}
