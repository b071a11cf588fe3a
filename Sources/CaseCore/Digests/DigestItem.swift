package import WorkCalendar

/// One duty in the words of a digest; what is empty is not said.
package struct DigestItem: Equatable, Sendable {
  package var number: String
  /// Empty where the reader may not see the case.
  package var title = ""
  /// What is owed, and in which state the case is.
  package var duty: String
  package var state = ""
  /// Until when, how far off that is, and why it is that date.
  package var due: String
  package var left = ""
  package var why = ""
  /// What to do.
  package var todo = ""
  /// What of it is news.
  package var news = ""
  /// How it ended.
  package var ending = ""

  package init(number: String, duty: String, due: String = "") {
    self.number = number
    self.duty = duty
    self.due = due
  }

  /// A date as digests say it.
  package static func words(of date: CivilDate, isProvisional: Bool) -> String {
    "\(date)（\(date.weekdayLabel)\(isProvisional ? "，暂定" : "")）"
  }
}

/// Puts duties into words for whoever owes them.
package struct DigestItems: Sendable {
  private let around: Surroundings
  private let person: PersonID
  private let viewer: Viewer
  private let window: DigestWindow

  /// `around` has the cases of the duties, and their parents.
  package init(for person: PersonID, in window: DigestWindow, _ around: Surroundings) {
    self.around = around
    self.person = person
    self.window = window
    viewer = around.roster.viewer(person, on: around.calendar.date(of: window.end))
  }

  private var calendar: WorkCalendar { around.calendar }
  private var today: CivilDate { calendar.date(of: window.end) }

  /// A duty that is still owed.
  package func open(_ duty: DigestDuty) -> DigestItem {
    var item = item(duty)
    let date = calendar.date(of: duty.dueAt)
    let time = duty.dueAt == calendar.close(of: date) ? "" : " \(clockTime(of: duty.dueAt))"
    item.due = DigestItem.words(of: date, isProvisional: duty.isProvisional) + time
    item.left = left(until: date, isLate: duty.isLate(at: window.end))
    item.news = duty.news(in: window).map(\.label).joined(separator: "、")
    guard let file = around.docket[duty.caseID], let run = file.run(duty.clock),
      run.serial == duty.serial
    else { return item }
    item.why = reason(run, file)
    item.todo = DigestTodo(file, around, for: person, on: today).words(duty.clock)
    return item
  }

  /// A duty that ended.
  package func ended(_ duty: DigestDuty) -> DigestItem {
    var item = item(duty)
    item.ending = duty.ending?.words ?? ""
    return item
  }

  private func item(_ duty: DigestDuty) -> DigestItem {
    guard let file = around.docket[duty.caseID] else {
      return DigestItem(number: "", duty: duty.clock.label(nil))
    }
    let procedure = around.procedures[file.procedure]
    var item = DigestItem(number: file.number, duty: duty.clock.label(procedure))
    guard let procedure, around.shows(file, to: viewer, at: window.end) else { return item }
    item.title = procedure.title(of: file) ?? ""
    item.state = procedure.state(file.state)?.label ?? ""
    return item
  }

  private func left(until date: CivilDate, isLate: Bool) -> String {
    guard !isLate else {
      let days = calendar.workingDays(after: date, through: today)
      return days > 0 ? "已逾期 \(days) 个工作日" : "已逾期"
    }
    let days = calendar.workingDays(after: today, through: date)
    return days > 0 ? "还有 \(days) 个工作日" : "今日到期"
  }

  private func reason(_ run: ClockRun, _ file: CaseFile) -> String {
    let reason = run.reason(in: calendar)
    guard let origin = DateOrigin.of(run, in: file, around), let offset = origin.offset else {
      return reason
    }
    return "\(reason)（\(origin.date) \(offset.distance)）"
  }

  private func clockTime(of instant: Instant) -> String {
    String(instant.iso8601(in: calendar.zone).dropFirst(11).prefix(5))
  }
}

extension DigestDuty.Ending {
  /// What became of it.
  fileprivate var words: String {
    switch phase {
    case .met: wasMissed ? "逾期后完成" : "按时完成"
    case .expired: "到期，已自动转入下一步"
    case .void, .running, .held, .awaitingReach: "事项已转入其他环节，不再需要"
    }
  }
}
