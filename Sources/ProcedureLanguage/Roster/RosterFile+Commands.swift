package import CaseCore
package import WorkCalendar

extension RosterFile {
  /// The commands that make a roster say what this file says; none if it does already.
  ///
  /// What the file does not mention stays as it is, except that a post which it mentions is held
  /// from `today` on by those whom it names: the terms of others end before theirs begin, or at
  /// once. Terms that are over are only added, never changed.
  package func commands(against roster: Roster, today: CivilDate) -> [RosterCommand] {
    var commands = organisations.flatMap { self.commands(for: $0, against: roster) }
    commands += people.flatMap { self.commands(for: $0, against: roster) }
    commands += posts.flatMap { self.commands(for: $0.post, against: roster) }
    // Posts whole, people first: a term may name anybody of the file.
    commands += posts.flatMap { terms(of: $0, against: roster, today: today) }
    commands += posts.flatMap { deputies(of: $0, against: roster, today: today) }
    return commands
  }

  private func commands(
    for organisation: Organisation, against roster: Roster
  ) -> [RosterCommand] {
    guard let before = roster.organisation(organisation.id) else {
      return [
        .addOrganisation(
          organisation.id, kind: organisation.kind, name: organisation.name,
          shortName: organisation.shortName)
      ]
    }
    guard before.name != organisation.name || before.shortName != organisation.shortName
    else { return [] }
    return [
      .renameOrganisation(
        organisation.id, name: organisation.name, shortName: organisation.shortName)
    ]
  }

  private func commands(for person: Person, against roster: Roster) -> [RosterCommand] {
    guard let before = roster.person(person.id) else {
      return [
        .addPerson(
          person.id, name: person.name, organisation: person.organisation, email: person.email,
          phone: person.phone)
      ]
    }
    var commands: [RosterCommand] = []
    if before.name != person.name { commands.append(.renamePerson(person.id, name: person.name)) }
    if before.organisation != person.organisation {
      commands.append(.movePerson(person.id, to: person.organisation))
    }
    if before.email != person.email || before.phone != person.phone {
      commands.append(.changeContact(person.id, email: person.email, phone: person.phone))
    }
    return commands
  }

  private func commands(for post: Post, against roster: Roster) -> [RosterCommand] {
    guard let before = roster.post(post.id) else {
      return [
        .addPost(
          post.id, kind: post.kind, organisation: post.organisation, label: post.label)
      ]
    }
    return before.label == post.label ? [] : [.relabelPost(post.id, label: post.label)]
  }

  private func terms(
    of entry: PostEntry, against roster: Roster, today: CivilDate
  ) -> [RosterCommand] {
    let post = entry.post.id
    let before = roster.terms(in: post)
    let isKnown = { (term: Holding) in
      before.contains { $0.person == term.person && $0.from == term.from }
    }
    let news = entry.holders.filter { !isKnown($0) }
    let yesterday = today.advanced(byDays: -1)
    let lastOfOthers = max(yesterday, (news.map(\.from).min() ?? today).advanced(byDays: -1))
    var commands: [RosterCommand] = []
    for term in before where term.until.map({ $0 >= today }) ?? true {
      let said = entry.holders.first { $0.person == term.person && $0.from == term.from }
      guard roster.isActive(term.person) else { continue }
      let last = said.map(\.until) ?? earlier(lastOfOthers, term.until)
      if last != term.until {
        commands.append(.endHolding(post, person: term.person, last: last, acting: nil))
      }
    }
    return commands
      + news.map {
        .appoint(post, person: $0.person, from: $0.from, until: $0.until, acting: nil)
      }
  }

  private func deputies(
    of entry: PostEntry, against roster: Roster, today: CivilDate
  ) -> [RosterCommand] {
    let post = entry.post.id
    let before = roster.deputyTerms(in: post)
    let isSame = { (left: Deputyship, right: Deputyship) in
      left.deputy == right.deputy && left.from == right.from && left.when == right.when
    }
    var commands: [RosterCommand] = []
    for term in before where term.until.map({ $0 >= today }) ?? true {
      let said = entry.deputies.first { isSame($0, term) }
      guard roster.isActive(term.deputy) else { continue }
      let last = said.map(\.until) ?? today.advanced(byDays: -1)
      if last != term.until {
        commands.append(.endDeputy(post, deputy: term.deputy, last: last, acting: nil))
      }
    }
    return commands
      + entry.deputies.filter { said in !before.contains { isSame($0, said) } }.map {
        .addDeputy(post, deputy: $0.deputy, from: $0.from, until: $0.until, when: $0.when)
      }
  }

  private func earlier(_ day: CivilDate, _ other: CivilDate?) -> CivilDate {
    other.map { min(day, $0) } ?? day
  }
}
