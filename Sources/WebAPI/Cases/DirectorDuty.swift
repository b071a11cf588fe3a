internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// A duty of the director that no case has a clock for.
struct DirectorDuty {
  let id: String
  /// The word by which its clock goes.
  let clock: String
  let label: String
  let since: Instant
  let due: Instant
  let isProvisional: Bool

  init(
    id: String, clock: String, label: String, since: Instant, due: Instant,
    isProvisional: Bool = false
  ) {
    self.id = id
    self.clock = clock
    self.label = label
    self.since = since
    self.due = due
    self.isProvisional = isProvisional
  }

  /// One that is to be seen to within a working day.
  init(id: String, clock: String, label: String, since: Instant, in calendar: WorkCalendar) {
    let due = calendar.due(.workingDays(1), from: since)
    self.init(
      id: id, clock: clock, label: label, since: since, due: due.instant,
      isProvisional: due.isProvisional)
  }

  func wire(_ call: Call) -> JSONValue {
    [
      "id": .string(id), "case": .null, "clock": .string(clock), "label": .string(label),
      "owner": .string(call.office.store.roster.posts(.director).first?.text ?? ""),
      "started_at": call.text(since), "due_at": call.text(due),
      "provisional": .bool(isProvisional), "light": .string(call.light(dueAt: due).rawValue),
    ]
  }
}

extension Call {
  /// The light of what no case has a clock for: it is there only because it presses.
  func light(dueAt due: Instant) -> Light { office.clock.now() > due ? .red : .yellow }
}
