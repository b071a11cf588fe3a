import CaseCore
import CaseStore
import WorkCalendar

/// A small case whose life the tests write, with the events that make it what it is.
struct SampleCase {
  static let start = Instant(milliseconds: 1_790_000_000_000)
  static let day: Int64 = 86_400_000

  let id: CaseID
  var file: CaseFile?
  private(set) var steps: [CaseStep] = []
  /// How much later than the start its events are.
  private var delay: Int64 = 0

  init(_ id: Int64) {
    self.id = CaseID(id)
  }

  /// The id by which the outside knows case number so-and-so of these tests.
  static func publicID(_ id: Int64) -> String { "public\(id)" }

  static let officer = Owner(post: "officer-post", person: "li")

  /// Opens the case and owes its `triage`.
  mutating func open(
    title: String = "职工福利", requester: OrganisationID = "lab", parent: CaseID? = nil,
    procedure: ProcedureName = "request", links: [CaseID] = [],
    dueAfter: Int64 = SampleCase.day, openedAfter: Int64 = 0,
    extra: [Change] = []
  ) {
    delay = openedAfter
    step(
      .opened,
      [
        .opened(
          Opened(
            publicID: SampleCase.publicID(id.value), number: "DB-2026-\(id)",
            procedure: ProcedureReference(name: procedure, version: 1), parent: parent)),
        .entered("submitted", isFinal: false), .owned(SampleCase.officer),
        .requesters([Requester(organisation: requester, contact: "wang")]),
        .field("title", .text(title)), .field("urgency", .choice("一般")),
        .field("links", links.isEmpty ? nil : .cases(links)),
        .clock(SampleCase.run("triage", dueAfter: dueAfter)),
      ] + extra, echo: true)
  }

  /// Closes the case: its clocks are met.
  mutating func close() {
    let met = (file?.clocks ?? []).map { run in
      var met = run
      met.phase = .met
      return Change.clock(met)
    }
    step(
      .acted("close", branch: "close"), met + [.owned(nil), .entered("closed", isFinal: true)])
  }

  mutating func step(
    _ kind: EventKind, _ changes: [Change], note: String? = nil, echo: Bool = false
  ) {
    let version = (file?.version ?? 0) + 1
    let notice = NoticeID("\(SampleCase.publicID(id.value))-\(version)-1")
    let event = CaseEvent(
      caseID: id, version: version,
      at: SampleCase.start.advanced(byMilliseconds: delay + Int64(version) * 1000),
      actor: .person("wang", as: "liaison-post"), kind: kind, note: note, changes: changes,
      notices: echo ? [NoticeReference(id: notice, recipient: "wang", isEcho: true)] : [])
    if file == nil { file = CaseFile(first: event) } else { file?.apply(event) }
    guard let after = file else { preconditionFailure("the first event opens the case") }
    let draft = NoticeDraft(
      id: notice, about: .ofCase(id), recipient: Owner(post: "liaison-post", person: "wang"),
      organisation: "lab", template: "accepted", purpose: .echo,
      facts: [NoticeFact(label: "诉求", value: after.fields["title"]?.shown ?? "")],
      sendAt: event.at)
    steps.append(CaseStep(event: event, after: after, notices: echo ? [draft] : []))
  }

  /// The steps made since the last time they were taken.
  mutating func takeSteps() -> [CaseStep] {
    defer { steps = [] }
    return steps
  }

  static func run(
    _ clock: ClockName, serial: Int = 1, dueAfter: Int64 = SampleCase.day,
    phase: ClockPhase = .running
  ) -> ClockRun {
    let due = start.advanced(byMilliseconds: dueAfter)
    return ClockRun(
      key: .rule(clock), serial: serial, generation: 0, owner: officer, phase: phase,
      intervals: ClockIntervals(started: start, term: .limit(.workingDays(1))),
      due: Due(instant: due, date: CivilDate(daysSinceEpoch: 20_717), isProvisional: false),
      calendarVersion: 1, yellowAt: due.advanced(byMilliseconds: -day / 2), missedAt: nil,
      nextRung: nil, armedAfter: start, lastFired: nil, askedBy: [])
  }
}

extension FieldValue {
  /// A text as it would be shown.
  fileprivate var shown: String {
    guard case .text(let text) = self else { return "" }
    return text
  }
}
