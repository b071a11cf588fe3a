internal import WorkCalendar

/// Commands about people.
extension RosterPlan {
  func addPerson(_ person: Person) throws(RosterRejection) -> [RosterChange] {
    try checkID(person.id.text)
    try require(
      roster.person(person.id) == nil, .taken, "/id", "编号 \(person.id) 已有人员使用")
    try checkText(person.name, "/name")
    _ = try openOrganisation(person.organisation, "/organisation")
    try checkEmail(person.email)
    try checkPhone(person.phone)
    return [.personAdded(person)]
  }

  func rename(_ id: PersonID, name: String) throws(RosterRejection) -> [RosterChange] {
    let before = try activePerson(id, "/id")
    try checkText(name, "/name")
    return before.name == name ? [] : [.personRenamed(id, name: name)]
  }

  func move(
    _ id: PersonID, to organisation: OrganisationID
  ) throws(RosterRejection) -> [RosterChange] {
    let before = try activePerson(id, "/id")
    _ = try openOrganisation(organisation, "/organisation")
    return before.organisation == organisation ? [] : [.personMoved(id, to: organisation)]
  }

  /// Contact data may change and be erased of those who have left, too.
  func changeContact(
    _ id: PersonID, email: String?, phone: String?
  ) throws(RosterRejection) -> [RosterChange] {
    guard let before = roster.person(id) else {
      throw RosterRejection(.unknown, "/id", "没有编号为 \(id) 的人员")
    }
    try checkEmail(email)
    try checkPhone(phone)
    guard before.email != email || before.phone != phone else { return [] }
    return [.contactChanged(id, email: email, phone: phone)]
  }

  func close(
    _ id: PersonID, acting: [PostID: PersonID]
  ) throws(RosterRejection) -> [RosterChange] {
    _ = try activePerson(id, "/id")
    var changes = [RosterChange.personClosed(id)]
    for (post, person) in acting.sorted(by: { $0.key < $1.key }) {
      try require(person != id, .closed, "/acting/\(post)", "离任者不能代理岗位 \(post)")
      changes += try standIn(for: post, person, from: today, pointer: "/acting/\(post)")
    }
    return changes
  }
}
