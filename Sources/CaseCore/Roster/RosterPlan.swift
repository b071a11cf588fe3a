internal import WorkCalendar

/// Turns a command into changes, or refuses it for what it says by itself.
///
/// What only shows in the whole, an empty post or a circle of deputies, is judged afterwards.
struct RosterPlan {
  let roster: Roster
  let today: CivilDate

  func changes(for command: RosterCommand) throws(RosterRejection) -> [RosterChange] {
    switch command {
    case .addOrganisation(let id, let kind, let name, let shortName):
      return try addOrganisation(
        Organisation(id: id, kind: kind, name: name, shortName: shortName))
    case .renameOrganisation(let id, let name, let shortName):
      return try rename(id, name: name, shortName: shortName)
    case .closeOrganisation(let id, let successor):
      return try close(id, successor: successor)
    case .addPerson(let id, let name, let organisation, let email, let phone):
      return try addPerson(
        Person(id: id, name: name, organisation: organisation, email: email, phone: phone))
    case .renamePerson(let id, let name):
      return try rename(id, name: name)
    case .movePerson(let id, let organisation):
      return try move(id, to: organisation)
    case .changeContact(let id, let email, let phone):
      return try changeContact(id, email: email, phone: phone)
    case .closePerson(let id, let acting):
      return try close(id, acting: acting)
    case .addPost(let id, let kind, let organisation, let label):
      return try addPost(Post(id: id, kind: kind, organisation: organisation, label: label))
    case .relabelPost(let id, let label):
      return try relabel(id, label: label)
    case .appoint(let post, let person, let from, let until, let acting):
      return try appoint(
        Holding(post: post, person: person, from: from, until: until), acting: acting)
    case .endHolding(let post, let person, let last, let acting):
      return try endHolding(post, person, last: last, acting: acting)
    case .addDeputy(let post, let deputy, let from, let until, let when):
      return try addDeputy(
        Deputyship(post: post, deputy: deputy, from: from, until: until, when: when),
        pointer: "/deputy")
    case .endDeputy(let post, let deputy, let last, let acting):
      return try endDeputy(post, deputy, last: last, acting: acting)
    }
  }
}
