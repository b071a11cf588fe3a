internal import CaseCore
internal import CaseStore
internal import WorkCalendar

/// Looks for the duties of the office's own (`OfficeDuty`).
package struct OfficeDuties: Sendable {
  /// How many of one sort are named.
  static let most = 100

  private let executor: Executor
  /// How many working days ahead a standing post without a holder is a duty.
  private let vacancyHorizon: Int

  package init(executor: Executor, vacancyHorizon: Int) {
    self.executor = executor
    self.vacancyHorizon = vacancyHorizon
  }

  /// All of them at an instant; `planningFault` is why what recurs could not be opened.
  func all(
    at instant: Instant, planningFault: String?
  ) async throws(StoreError) -> [OfficeDuty] {
    let store = executor.store
    let rules = executor.rules
    let desk = DutyDesk(rules: rules, roster: store.roster, at: instant)
    var duties: [OfficeDuty] = []
    if let plan = rules.cycle {
      let cycle = try await executor.cycle(plan, at: instant).cycle
      duties = cycle.duties(fault: planningFault).map(OfficeDuty.init)
    }
    duties += vacancies(at: instant).compactMap {
      desk.duty($0, ahead: .workingDays(-vacancyHorizon))
    }
    let today = rules.calendar.date(of: instant)
    duties += [
      store.roster.secondPersonMissing(
        for: rules.shelf.allInForce, within: vacancyHorizon, from: today, in: rules.calendar
      ).flatMap { desk.duty($0, ahead: .workingDays(-vacancyHorizon)) },
      rules.calendar.awaitedCircular(on: today).flatMap(desk.duty),
    ].compactMap(\.self)
    duties += try await store.failedEndpoints(limit: OfficeDuties.most).compactMap(desk.duty)
    // However many lanes wait for it, there is one server.
    duties += try await store.failingLanes(.mail, limit: 1).compactMap(desk.duty)
    duties += try await store.digestList(.inDoubt, limit: OfficeDuties.most).compactMap(desk.duty)
    duties += try await store.downtimes(unseen: true, limit: OfficeDuties.most).compactMap(
      desk.duty)
    return duties
  }

  /// The standing posts that will be without a holder before long (decision 0011).
  func vacancies(at instant: Instant) -> [VacancyAhead] {
    let calendar = executor.rules.calendar
    return executor.store.roster.vacanciesAhead(
      within: vacancyHorizon, from: calendar.date(of: instant), in: calendar)
  }
}

/// Puts what presses into words, and finds who owes it.
private struct DutyDesk {
  private let calendar: WorkCalendar
  private let roster: Roster
  private let director: Owner?
  private let secretariat: Owner?
  /// How much of a server's words a label has room for, beside a name.
  private static let longestFault = 150
  /// How many actions a label names.
  private static let mostActions = 3

  init(rules: Rules, roster: Roster, at instant: Instant) {
    calendar = rules.calendar
    self.roster = roster
    let today = calendar.date(of: instant)
    func first(of kinds: [PostKind]) -> Owner? {
      roster.resolve(kinds.map(OwnerStep.post), for: PartyView(), on: today)?.owner
    }
    director = first(of: [.director, .councilMember, .councilChair])
    secretariat = first(of: [.officer, .director, .councilMember, .councilChair])
  }

  func duty(_ vacancy: VacancyAhead, ahead horizon: Limit) -> OfficeDuty? {
    duty(
      .vacancy(vacancy.post), "\(roster.label(of: vacancy.post))自 \(vacancy.from) 起无人任职，请落实人选",
      before: vacancy.from, ahead: horizon)
  }

  func duty(_ missing: SecondPersonMissing, ahead horizon: Limit) -> OfficeDuty? {
    let name = missing.only.flatMap { roster.person($0)?.name }
    let who = name.map { "提请和审批只有\($0)一人" } ?? "无人可以审批"
    let what = missing.actions.prefix(DutyDesk.mostActions).map { "「\($0)」" }.joined()
    let more = missing.actions.count > DutyDesk.mostActions ? "等 \(missing.actions.count) 项" : ""
    return duty(
      .secondPerson, "须由两人办理的\(what)\(more)自 \(missing.from) 起\(who)，请落实人选",
      before: missing.from, ahead: horizon)
  }

  func duty(_ circular: AwaitedCircular) -> OfficeDuty? {
    duty(
      .circular(circular.year), of: director,
      "\(circular.year) 年节假日安排的通知尚未导入，有关日期都只是暂定；印发后请即导入（calendar import）",
      since: calendar.start(of: circular.since), due: calendar.lastMoment(of: circular.by))
  }

  /// Due at the close of the day before the one from which something is missing.
  private func duty(
    _ matter: OfficeDuty.Matter, _ label: String, before day: CivilDate, ahead horizon: Limit
  ) -> OfficeDuty? {
    let due = calendar.lastMoment(of: day.advanced(byDays: -1))
    return duty(
      matter, of: director, label, since: calendar.shift(due.instant, by: horizon), due: due)
  }

  func duty(_ endpoint: Endpoint) -> OfficeDuty? {
    guard let disabled = endpoint.disabled else { return nil }
    let name = roster.organisation(endpoint.organisation)?.name ?? endpoint.organisation.text
    return duty(
      .endpoint(endpoint.id), of: director,
      "\(name)的推送端点已停用（\(disabled.reason)），请联系对方，恢复使用或确认停用",
      since: disabled.at)
  }

  func duty(_ lane: LaneRow) -> OfficeDuty? {
    guard let since = lane.failingSince else { return nil }
    return duty(
      .mail, of: director,
      "邮件发不出去（\(lane.fault ?? "")），请检查邮件服务器或存放邮件的目录；恢复后等待的邮件自动发送", since: since)
  }

  func duty(_ digest: DigestRow) -> OfficeDuty? {
    let name = roster.person(digest.person)?.name ?? digest.person.text
    let why = digest.fault.map { "（\($0.prefix(DutyDesk.longestFault))）" } ?? ""
    return duty(
      .digest(digest.name.text), of: secretariat,
      "\(name) \(digest.slot.prefix(10)) 的\(digest.kind.label)邮件是否送达不明\(why)，请核实或重发",
      since: digest.window.end)
  }

  func duty(_ row: DowntimeRow) -> OfficeDuty? {
    let downtime = row.downtime
    let longest = downtime.delayed.first.map { Delay(of: $0, in: downtime).words } ?? ""
    return duty(
      .downtime(row.number), of: director,
      "系统停止运行后于 \(calendar.date(of: downtime.until)) 恢复，\(downtime.cases) 件事项的定时处理"
        + "因此推迟，最久\(longest)；期限不顺延，请核实受影响的事项后确认",
      since: downtime.until)
  }

  /// One that is to be seen to within a working day, unless it says by when.
  private func duty(
    _ matter: OfficeDuty.Matter, of owner: Owner?, _ label: String, since: Instant, due: Due? = nil
  ) -> OfficeDuty? {
    owner.map {
      OfficeDuty(
        matter: matter, label: label, since: since,
        due: due ?? calendar.due(.workingDays(1), from: since), owner: $0)
    }
  }
}

extension WorkCalendar {
  /// The close of a day as a due date that no circular moves; of a day of rest too.
  fileprivate func lastMoment(of day: CivilDate) -> Due {
    Due(instant: close(of: day), date: day, isProvisional: false)
  }
}

extension OfficeDuty {
  fileprivate init(_ duty: CycleDuty) {
    let file: CaseFile? =
      switch duty.matter {
      case .missing: nil
      case .restDay(let file): file
      }
    self.init(
      matter: .cycle(file), label: duty.label, since: duty.since, due: duty.due,
      owner: duty.owner, told: duty.told)
  }
}
