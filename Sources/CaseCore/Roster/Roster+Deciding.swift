package import WorkCalendar

/// What commands to the roster come to.
extension Roster {
  /// Decides what a command does to the roster; changes nothing.
  ///
  /// A command that would leave a standing post with nobody on any coming day, once it was filled,
  /// is refused unless it names who acts, and so is one that closes a circle of deputies.
  package func decide(
    _ command: RosterCommand, at instant: Instant, today: CivilDate, actor: Actor
  ) -> RosterOutcome {
    do {
      let changes = try RosterPlan(roster: self, today: today).changes(for: command)
      var after = self
      let events = after.take(changes, at: instant, actor: actor)
      if let complaint = after.newVacancy(since: self, today: today, pointer: command.blamed) {
        return .refused(complaint)
      }
      if firstDeputyLoop(from: today) == nil,
        let complaint = after.deputyLoop(today: today, pointer: command.blamed)
      {
        return .refused(complaint)
      }
      return .done(events)
    } catch {
      return .refused(error)
    }
  }

  /// Decides a batch as a whole: it may pass through what a single command may not leave behind,
  /// but at its end each standing post exists and has somebody on every coming day.
  package func decideImport(
    _ commands: [RosterCommand], at instant: Instant, today: CivilDate, actor: Actor
  ) -> RosterImportOutcome {
    var after = self
    var events: [RosterEvent] = []
    var complaints: [RosterImportComplaint] = []
    for (index, command) in commands.enumerated() {
      do {
        let changes = try RosterPlan(roster: after, today: today).changes(for: command)
        events += after.take(changes, at: instant, actor: actor)
      } catch {
        complaints.append(RosterImportComplaint(command: index, rejection: error))
      }
    }
    // After a command has failed, what the whole lacks would only repeat it.
    if complaints.isEmpty {
      complaints = after.incompleteness(today: today)
        .map { RosterImportComplaint(command: nil, rejection: $0) }
    }
    return complaints.isEmpty ? .done(events) : .refused(complaints)
  }

  /// Decides commands one after the other, each by itself, or as one whole; the first that is
  /// refused by itself refuses all.
  package func decide(
    _ commands: [RosterCommand], asOne: Bool, at instant: Instant, today: CivilDate, actor: Actor
  ) -> RosterImportOutcome {
    if asOne { return decideImport(commands, at: instant, today: today, actor: actor) }
    var after = self
    var events: [RosterEvent] = []
    for (index, command) in commands.enumerated() {
      switch after.decide(command, at: instant, today: today, actor: actor) {
      case .done(let some):
        for event in some { after.apply(event) }
        events += some
      case .refused(let why):
        return .refused([RosterImportComplaint(command: index, rejection: why)])
      }
    }
    return .done(events)
  }

  /// What keeps the roster from being complete from this day on.
  package func incompleteness(today: CivilDate) -> [RosterRejection] {
    let missing = PostKind.allCases.filter { $0.isStanding && posts($0).isEmpty }.map {
      RosterRejection(.vacancy, "/posts", "花名册没有\($0.label)岗位")
    }
    let vacant = standingPosts.compactMap { post in
      firstVacancy(of: post, from: today).map { vacancy(of: post, on: $0, "/posts/\(post)") }
    }
    return missing + vacant
      + (deputyLoop(today: today, pointer: "/posts").map { [$0] } ?? [])
  }

  private mutating func take(
    _ changes: [RosterChange], at instant: Instant, actor: Actor
  ) -> [RosterEvent] {
    changes.map { change in
      let event = RosterEvent(version: version + 1, at: instant, actor: actor, change: change)
      apply(event)
      return event
    }
  }

  /// A standing post that has nobody on some coming day, and had somebody before.
  ///
  /// A post counts from the first day for which anybody was named; a gap that was there before the
  /// command is not its fault.
  private func newVacancy(
    since before: Roster, today: CivilDate, pointer: String
  ) -> RosterRejection? {
    for post in standingPosts {
      let filledBefore = before.firstDayFilled(post)
      let filled = [filledBefore, firstDayFilled(post)].compactMap(\.self).min()
      guard let filled else { continue }
      let first = max(today, filled)
      let days = Set(turningDays(of: post, from: first))
        .union(before.turningDays(of: post, from: first)).sorted()
      let bad = days.first { day in
        let wasVacant = filledBefore.map { $0 <= day } == true && !before.isCovered(post, on: day)
        return !isCovered(post, on: day) && !wasVacant
      }
      if let bad { return vacancy(of: post, on: bad, pointer) }
    }
    return nil
  }

  private func vacancy(
    of post: PostID, on day: CivilDate, _ pointer: String
  ) -> RosterRejection {
    let label = postsByID[post]?.label ?? postsByID[post]?.kind.label ?? post.text
    return RosterRejection(
      .vacancy, pointer,
      "\(label)(\(post))自 \(day) 起将无人任职、代理；常设岗位不能空缺，请同时指定由谁代理")
  }

  private func deputyLoop(today: CivilDate, pointer: String) -> RosterRejection? {
    firstDeputyLoop(from: today).map { loop in
      let names = loop.people.map { peopleByID[$0]?.name ?? $0.text }.joined(separator: "、")
      return RosterRejection(.loop, pointer, "\(loop.date) 起代理关系成环：\(names)")
    }
  }
}

extension RosterCommand {
  /// The field to blame when the command's effect on the whole is refused.
  fileprivate var blamed: String {
    switch self {
    case .addOrganisation, .renameOrganisation, .addPerson, .renamePerson, .movePerson,
      .changeContact, .addPost, .relabelPost:
      ""
    case .closeOrganisation: "/successor"
    case .closePerson, .appoint, .endHolding, .endDeputy: "/acting"
    case .addDeputy: "/deputy"
    }
  }
}
