internal import WorkCalendar

/// What the planner opens.
extension Cycle {
  /// The first case whose time to be opened has come and that nobody has opened; nil when there is
  /// none.
  ///
  /// `nextCase` is the number that the next case had before the cycle's were read.
  ///
  /// A period has one, whatever became of it: one that was cancelled is not opened again, since
  /// people decided that.
  package func opening(nextCase: Int64) -> PlannedOpening? {
    guard let rule = plan.rule, let host else { return nil }
    var period = Period(rule.meeting.day.every, of: today)
    if let last { period = min(period, self.period(of: last, by: rule).next) }
    let served = Set(members.map { self.period(of: $0, by: rule) })
    while true {
      let target = target(period, by: rule)
      if let target, !served.contains(period), isStillPossible(target, rule) {
        guard target.opensOn <= today else { return nil }
        return opening(target, rule, host, nextCase)
      }
      period = period.next
    }
  }

  private func isStillPossible(_ target: CycleTarget, _ rule: CycleRule) -> Bool {
    if let named = target.named {
      return named > today && !members.contains { $0.date == named }
    }
    return calendar.workingDay(rule.leastWorkingDays, before: target.date) >= today
  }

  private func opening(
    _ target: CycleTarget, _ rule: CycleRule, _ host: OrganisationID, _ nextCase: Int64
  ) -> PlannedOpening {
    var fields = rule.values(of: target.meeting.period)
    fields[plan.fields.date] = .date(target.date)
    fields[plan.fields.ruleDay] = .date(target.meeting.ruleDay)
    if target.named == nil { fields[plan.fields.unconfirmed] = .flag(true) }
    if let before = members.last(where: { !$0.isCancelled && $0.date < target.date }) {
      fields[plan.fields.previous] = .cases([before.file.id])
    }
    return PlannedOpening(
      procedure: plan.procedure, requester: host, fields: fields,
      note: "\(target.words)；提前 \(rule.aheadWorkingDays) 个工作日（\(target.opensOn)）筹备",
      nextCase: nextCase)
  }

  /// In whose name one is opened.
  private var host: OrganisationID? {
    around.roster.posts(plan.host).first.flatMap { around.roster.post($0)?.organisation }
      .map(around.roster.successor)
  }
}
