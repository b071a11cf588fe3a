package import WorkCalendar

/// A cycle as it stands on a day: its cases in the order of their dates, and what follows.
///
/// Special ones that people plan between count like any other: what is asked is whether people
/// meet, not in which series.
package struct Cycle: Sendable {
  package let plan: CyclePlan
  let members: [Member]
  let around: Surroundings
  let at: Instant

  /// One case of the cycle.
  struct Member: Sendable {
    let file: CaseFile
    let date: CivilDate
    /// By which its period is known.
    let day: CivilDate
    /// It ended without having been held.
    let isCancelled: Bool
  }

  /// Takes the procedure's cases, those without a date left out; only the calendar, the roster and
  /// the procedures of `around` are read.
  package init(_ plan: CyclePlan, _ files: [CaseFile], _ around: Surroundings, at: Instant) {
    self.plan = plan
    self.around = around
    self.at = at
    members = files.compactMap { file in
      guard let date = file.fields[plan.fields.date]?.date else { return nil }
      return Member(
        file: file, date: date, day: file.fields[plan.fields.ruleDay]?.date ?? date,
        isCancelled: around.procedures.hasEndedUnheld(file))
    }.sorted { ($0.date, $0.file.id) < ($1.date, $1.file.id) }
  }

  var calendar: WorkCalendar { around.calendar }
  package var today: CivilDate { calendar.date(of: at) }

  /// Those that are still to come.
  package var ahead: [CaseFile] { coming.map(\.file) }

  var coming: [Member] {
    members.filter(isComing)
  }

  /// On its very day one may have come to its end already.
  private func isComing(_ member: Member) -> Bool { member.file.isOpen && member.date >= today }

  /// The one that was held last, or whose date passed last.
  var last: Member? { members.last { !$0.isCancelled && !isComing($0) } }

  /// The date that the last one names for the next, while no other case has it.
  var named: CivilDate? {
    guard let last, let field = plan.fields.namedIn, let date = last.file.fields[field]?.date,
      date > last.date
    else { return nil }
    return date
  }

  func period(of member: Member, by rule: CycleRule) -> Period {
    Period(rule.meeting.day.every, of: member.day)
  }

  /// When one of a period is held: on the date that the last one named, if it is the next after
  /// that, else on the rule's day; nil where people put it off beyond the period's own day.
  func target(_ period: Period, by rule: CycleRule) -> CycleTarget? {
    let meeting = calendar.meetingDay(by: rule.meeting, in: period)
    if let last, let named {
      let next = self.period(of: last, by: rule).next
      if period == next { return CycleTarget(meeting: meeting, named: named, rule, calendar) }
      if period > next, meeting.date <= named { return nil }
    }
    return CycleTarget(meeting: meeting, named: nil, rule, calendar)
  }
}

/// When one of a cycle is to be held, and from which day on it is prepared.
package struct CycleTarget: Equatable, Sendable {
  package let meeting: MeetingDay
  /// The date that people named in the place of the rule's.
  package let named: CivilDate?
  package let opensOn: CivilDate

  init(meeting: MeetingDay, named: CivilDate?, _ rule: CycleRule, _ calendar: WorkCalendar) {
    self.meeting = meeting
    self.named = named
    opensOn = calendar.workingDay(rule.aheadWorkingDays, before: named ?? meeting.date)
  }

  package var date: CivilDate { named ?? meeting.date }

  /// Why it is that date.
  package var words: String { named.map { "上一期纪要定下期为 \($0)" } ?? meeting.words }
}

extension ProcedureShelf {
  /// Whether a case came to an end other than the one it was opened for.
  fileprivate func hasEndedUnheld(_ file: CaseFile) -> Bool {
    guard let kind = self[file.procedure]?.state(file.state)?.kind else { return false }
    switch kind {
    case .open, .final(.answered): return false
    case .final(.refused), .final(.merged), .final(.withdrawn), .final(.ended): return true
    }
  }
}
