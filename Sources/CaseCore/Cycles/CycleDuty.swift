package import WorkCalendar

/// What a cycle lays on somebody that no case has a clock for; found when one looks.
package struct CycleDuty: Equatable, Sendable {
  package enum Matter: Equatable, Sendable {
    /// There is no next one, and it is time.
    case missing
    /// The date of one that is still to come has become a day of rest.
    case restDay(CaseFile)
  }

  package var matter: Matter
  package var since: Instant
  package var due: Due
  /// What is the matter, and what to do.
  package var label: String
  package var owner: Owner
  /// Whom the ladder has reached by now, the owner left out.
  package var told: [Owner]
}

extension Cycle {
  /// What the cycle lays on people now; `fault` is why the planner could not do its own part.
  package func duties(fault: String? = nil) -> [CycleDuty] {
    [missing(fault)].compactMap(\.self) + restDays
  }

  /// What is planned next, or else when it is to be: for whoever asks how the cycle stands.
  package var expected: CycleTarget? {
    guard let rule = plan.rule, coming.isEmpty else { return nil }
    return target(expectedPeriod(rule), by: rule)
  }

  private func missing(_ fault: String?) -> CycleDuty? {
    guard coming.isEmpty, let found = plan.rule.map(gap) ?? gapByHand, found.since <= at
    else { return nil }
    let due = calendar.due(plan.missing.limit, from: found.since)
    let why = [found.why, fault.map { "系统未能自动筹备：\($0)" }].compactMap(\.self)
    return duty(
      .missing, since: found.since, due: due,
      label: "下一期\(label)尚未筹备（\(why.joined(separator: "；"))），请安排下一期")
  }

  /// From when on there ought to be a next one, by the rule.
  private func gap(_ rule: CycleRule) -> (since: Instant, why: String)? {
    guard let target = target(expectedPeriod(rule), by: rule) else { return nil }
    let opening = calendar.officeInstant(atOrAfter: calendar.start(of: target.opensOn))
    guard let cancelled = cancelled(since: opening) else { return (opening, target.words) }
    return (cancelled.since, "\(cancelled.number) 已取消，\(target.words)")
  }

  /// Without a rule there ought to be a next one as soon as the last one's day is over.
  private var gapByHand: (since: Instant, why: String)? {
    let passed = last.map { calendar.close(of: $0.date) } ?? calendar.start(of: today)
    guard let cancelled = cancelled(since: passed) else { return (passed, "没有按期召开的规则") }
    return (cancelled.since, "\(cancelled.number) 已取消，没有按期召开的规则")
  }

  /// The case that was cancelled last, from an instant on: from then on there is none again.
  private func cancelled(since: Instant) -> (since: Instant, number: String)? {
    members.compactMap { member in
      member.isCancelled ? member.file.endedAt.map { ($0, member.file.number) } : nil
    }.filter { $0.0 > since }.max { $0.0 < $1.0 }.map { (since: $0.0, number: $0.1) }
  }

  /// The period of the one that ought to come next: after the last one, or, where none was ever
  /// held, of the one that was cancelled, or else of the next day of the rule.
  private func expectedPeriod(_ rule: CycleRule) -> Period {
    if let last {
      var period = period(of: last, by: rule).next
      while target(period, by: rule) == nil { period = period.next }
      return period
    }
    if let cancelled = members.last { return self.period(of: cancelled, by: rule) }
    let period = Period(rule.meeting.day.every, of: today)
    return calendar.meetingDay(by: rule.meeting, in: period).date >= today ? period : period.next
  }

  /// To be seen to before the next step of its case, which would go on towards that date.
  private var restDays: [CycleDuty] {
    coming.compactMap { member in
      guard !calendar.isWorkingDay(member.date),
        let next = member.file.clocks.filter({ $0.phase == .running }).map(\.due)
          .min(by: { $0.instant < $1.instant })
      else { return nil }
      let kind = calendar.dayKind(member.date).label
      return duty(
        .restDay(member.file), since: member.file.stateSince, due: next,
        label: "\(member.file.number) 的日期 \(member.date) 是\(kind)，请改期")
    }
  }

  private var procedure: Procedure? { around.procedures.inForce(plan.procedure) }

  private var label: String { procedure?.label ?? plan.procedure.text }

  private func duty(
    _ matter: CycleDuty.Matter, since: Instant, due: Due, label: String
  ) -> CycleDuty? {
    guard let owner = owner(plan.missing.role) else { return nil }
    let told = told(due).filter { $0 != owner }
    return CycleDuty(
      matter: matter, since: since, due: due, label: label, owner: owner, told: told)
  }

  /// Whom the ladder tells by now, each once.
  private func told(_ due: Due) -> [Owner] {
    guard let ladder = procedure?.ladder(plan.missing.ladder) else { return [] }
    let passed = ladder.rungs.filter { calendar.shift(due.instant, by: $0.offset) < at }
    var seen: Set<Owner> = []
    return passed.flatMap(\.tells).compactMap { told in
      switch told {
      case .owner: nil
      case .role(let name): owner(name)
      }
    }.filter { seen.insert($0).inserted }
  }

  private func owner(_ name: RoleName) -> Owner? {
    procedure?.role(name).flatMap {
      around.roster.resolve($0.chain, for: PartyView(), on: today)?.owner
    }
  }
}
