import Testing
import WorkCalendar

@testable import CaseCore

@Suite("The whole story, on values") struct WholeStoryTests {
  private static let seed: UInt64 = 20_260_302
  private static let randomStops = 1_000

  @Test func `is told from the planning of a clinic to the closing of its item`() throws {
    var story = try WholeStory()
    try story.tell()
    expectEchoes(of: story)
    expectExplanations(of: story)
    expectReplay(of: story)
    let calendar = story.world.around.calendar
    #expect(
      story.world.notices.allSatisfy { calendar.officeInstant(atOrAfter: $0.sendAt) == $0.sendAt },
      "everything is sent in office hours")
  }

  @Test func `is the same hour by hour and by a thousand random advances`() throws {
    var jumping = try WholeStory()
    try jumping.tell()
    var hourly = try WholeStory { now, target in
      let hours = (target.milliseconds - now.milliseconds) / Instant.millisecondsPerHour
      return (0..<max(hours, 0)).map {
        now.advanced(byMilliseconds: ($0 + 1) * Instant.millisecondsPerHour)
      } + [target]
    }
    try hourly.tell()
    #expect(hourly.chronicle == jumping.chronicle)
    var draw = SplitMix(state: WholeStoryTests.seed)
    let span = jumping.world.steps.first!.event.at.milliseconds...jumping.world.now.milliseconds
    let drawn = (0..<WholeStoryTests.randomStops).map { _ in Int64.random(in: span, using: &draw) }
      .sorted().map { Instant(milliseconds: $0) }
    var random = try WholeStory { now, target in
      drawn.filter { now < $0 && $0 < target } + [target]
    }
    try random.tell()
    #expect(random.chronicle == jumping.chronicle, "seed \(WholeStoryTests.seed)")
  }

  /// Every outcome stands in the notices to whoever asked.
  private func expectEchoes(of story: WholeStory) {
    let expected: [(CaseID, PersonID, [String])] = [
      (
        story.buses, "suat-liaison",
        [
          "filed", "question", "supplemented", "accepted", "tabled", "answered", "dispatched",
          "claimed", "suspended", "resumed", "done-claimed", "done-claimed", "completed", "rework",
          "done-claimed", "completed", "closed",
        ]
      ),
      (story.shuttle, "bay-lab-liaison", ["filed", "accepted", "merged"]),
      (story.lamps, "oct-guangming-liaison", ["filed", "withdrawn"]),
      (
        story.canteen, "sysu-shenzhen-liaison",
        ["filed", "accepted", "dispatched", "claimed", "done-claimed", "completed", "closed"]
      ),
    ]
    for (id, requester, templates) in expected {
      let echoes = story.world.steps.filter { $0.event.caseID == id }.flatMap(\.notices)
        .filter { $0.purpose == .echo && $0.recipient.person == requester }
      #expect(echoes.map(\.template.text) == templates.map { "request-\($0)" })
    }
  }

  /// The events alone make of every case what stands at the end.
  private func expectReplay(of story: WholeStory) {
    var folded: [CaseID: CaseFile] = [:]
    for event in story.world.steps.map(\.event) {
      if folded[event.caseID] == nil {
        folded[event.caseID] = CaseFile(first: event)
      } else {
        folded[event.caseID]?.apply(event)
      }
    }
    let files = story.world.around.docket.files
    #expect(files.count == folded.count)
    for file in files { #expect(folded[file.id] == file, "\(file.number)") }
  }

  /// Each limit in working days is explained by the days that the calendar has, each told once.
  private func expectExplanations(of story: WholeStory) {
    let calendar = story.world.around.calendar
    var checked = 0
    for run in story.runs {
      if case .date = run.intervals.term { expectPromise(of: run, calendar) }
      guard case .limit(.workingDays(let limit)) = run.intervals.term else { continue }
      let days = calendar.explanation(of: run.intervals, at: story.world.now).days
      let first = calendar.date(of: run.intervals.started)
      #expect(days.map(\.date) == days.indices.map { first.advanced(byDays: $0) }, "\(run)")
      var count = 0
      for day in days.dropFirst() {
        switch day.account {
        case .workingDay(let number):
          count += 1
          #expect(number == count && calendar.isWorkingDay(day.date), "\(run)")
        case .skipped: #expect(!calendar.isWorkingDay(day.date), "\(run)")
        case .paused: #expect(run.intervals.spans.contains { $0.pace == .held }, "\(run)")
        case .start, .day, .monthsEnd, .hoursEnd, .promised, .rolled, .rolledHere:
          Issue.record("\(day) in \(run)")
        }
      }
      let isWhole = run.intervals.spans.allSatisfy { $0.pace == .running }
      if isWhole { #expect(count == limit, "\(run)") }
      if isWhole, run.intervals.floor == nil { #expect(days.last?.date == run.due.date, "\(run)") }
      checked += 1
    }
    #expect(checked > 40)
  }
}

extension WholeStoryTests {
  /// A promised date is explained by its start, the days on which the clock was held, which move it
  /// by as many civil days, and the rest over which it rolled.
  private func expectPromise(of run: ClockRun, _ calendar: WorkCalendar) {
    guard case .date(let promised) = run.intervals.term, !run.intervals.isHeld else { return }
    let explanation = calendar.explanation(of: run.intervals, at: run.due.instant)
    let days = explanation.days
    if calendar.date(of: run.intervals.started) < promised {
      #expect(days.first?.account == .start, "\(run)")
    }
    let paused = days.filter { $0.account == .paused }.count
    let end = days.first { $0.account == .promised }
    #expect(end?.date == promised.advanced(byDays: paused), "\(run)")
    guard run.intervals.floor == nil, let last = days.last else { return }
    #expect(last.date == run.due.date && explanation.due == run.due, "\(run)")
    #expect(calendar.isWorkingDay(last.date), "\(run)")
  }
}

extension WholeStory {
  /// Every run of every clock, as it read last.
  fileprivate var runs: [ClockRun] {
    var latest: [String: ClockRun] = [:]
    for step in world.steps {
      for case .clock(let run) in step.event.changes {
        latest["\(step.event.caseID) \(run.key) \(run.serial)"] = run
      }
    }
    return latest.keys.sorted().compactMap { latest[$0] }
  }
}
