internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts duties and limits into the words of the wire, each date with the days that make it.
struct DeadlineWire {
  let call: Call
  /// Has the parents of the cases.
  let around: Surroundings

  private var roster: Roster { call.office.store.roster }

  func duty(_ run: ClockRun, of file: CaseFile) -> JSONValue {
    duty(
      id: "\(file.publicID)-\(run.key.wireName)-\(run.serial)", run.key, file, run.owner,
      startedAt: run.intervals.started, yellowAt: run.yellowAt, dueAt: run.due.instant,
      calendarVersion: run.calendarVersion, isProvisional: run.due.isProvisional)
  }

  func duty(_ row: DutyRow, of file: CaseFile) -> JSONValue {
    duty(
      id: "\(file.publicID)-\(row.clock.wireName)-\(row.serial)", row.clock, file, row.owner,
      startedAt: row.startedAt, yellowAt: row.yellowAt, dueAt: row.dueAt,
      calendarVersion: row.calendarVersion, isProvisional: row.isProvisional)
  }

  private func duty(
    id: String, _ key: ClockKey, _ file: CaseFile, _ owner: Owner, startedAt: Instant,
    yellowAt: Instant, dueAt: Instant, calendarVersion: Int, isProvisional: Bool
  ) -> JSONValue {
    let rules = around.procedures[file.procedure]
    let now = call.office.clock.now()
    let concealed = Concealment(from: call, in: file)
    let light: Light = now > dueAt ? .red : now >= yellowAt ? .yellow : .green
    let isHidden = concealed.hides(owner.person)
    let members = [
      JSONMember("id", .string(id)), JSONMember("case", .string(file.publicID)),
      JSONMember("clock", .string(key.wireName)), JSONMember("label", .string(key.label(rules))),
      JSONMember("owner", .string(name(of: owner.post, concealed))),
      JSONMember("assignee", .orNull(isHidden ? nil : owner.person.text)),
      JSONMember(
        "assignee_label",
        .orNull(isHidden ? Concealment.label : roster.person(owner.person)?.name)),
      JSONMember("started_at", call.text(startedAt)),
      JSONMember("yellow_at", call.textOrNull(yellowAt)),
      JSONMember("due_at", call.text(dueAt)),
      JSONMember("calendar_version", .integer(Int64(calendarVersion))),
      JSONMember("provisional", .bool(isProvisional)), JSONMember("light", .string(light.rawValue)),
    ]
    return .object(JSONObject(members + call.caseNamed(file, around)))
  }

  /// Every run of every clock that the case's events tell of, the latest form of each, and by which
  /// decisions it was moved.
  func all(of file: CaseFile, _ events: [StoredEvent]) -> [JSONValue] {
    let events = events.compactMap(\.caseEvent)
    let told = TimelineWire(call, file, around).occurrences(events)
    var order: [String] = []
    var runs: [String: (run: ClockRun, moves: [JSONValue])] = [:]
    for (event, occurrence) in zip(events, told) {
      for change in event.changes {
        guard case .clock(let run) = change else { continue }
        let name = "\(run.key.wireName) \(run.serial)"
        guard let before = runs[name] else {
          order.append(name)
          runs[name] = (run, [])
          continue
        }
        let moved = move(from: before.run, to: run, by: occurrence)
        runs[name] = (run, before.moves + [moved].compactMap(\.self))
      }
    }
    let concealed = Concealment(from: call, in: file)
    return order.compactMap { runs[$0] }.map { run, moves in
      deadline(run, of: file, moves, concealed)
    }
  }

  /// That a decision moved the date; a pause moves it by itself.
  private func move(
    from former: ClockRun, to run: ClockRun, by occurrence: JSONValue
  ) -> JSONValue? {
    guard run.generation > former.generation else { return nil }
    return [
      "at": occurrence["at"] ?? .null, "label": occurrence["label"] ?? .null,
      "from": .string("\(former.due.date)"), "to": .string("\(run.due.date)"),
    ]
  }

  private func name(of post: PostID, _ concealed: Concealment) -> String {
    concealed.hides(post) ? Concealment.id : post.text
  }

  private func deadline(
    _ run: ClockRun, of file: CaseFile, _ moves: [JSONValue], _ concealed: Concealment
  ) -> JSONValue {
    let origin = DateOrigin.of(run, in: file, around)
    let calendar = call.office.rules.calendar(version: run.calendarVersion)
    let explanation = calendar.explanation(of: run.intervals, at: call.office.clock.now())
    let isHeld = run.phase == .held
    let ended = run.phase.isLive ? nil : run.intervals.spans.last?.until
    return [
      "clock": .string(run.key.wireName),
      "label": .string(run.key.label(around.procedures[file.procedure])),
      "serial": .integer(Int64(run.serial)), "generation": .integer(Int64(run.generation)),
      "owner": .string(name(of: run.owner.post, concealed)),
      "limit": .orNull(run.intervals.term.limit.map { "\($0)" }),
      "limit_label": .orNull(run.intervals.term.limit?.words), "moves": .array(moves),
      "phase": .string(run.phase == .awaitingReach ? "running" : run.phase.rawValue),
      "missed": .bool(run.missedAt != nil),
      // What began before its case did was taken over with it (接续).
      "adopted": .bool(run.intervals.started < file.openedAt),
      "started_at": call.text(run.intervals.started),
      "due_at": isHeld ? .null : call.text(run.due.instant),
      "due_date": isHeld ? .null : .string("\(run.due.date)"),
      "ended_at": call.textOrNull(ended),
      "calendar_version": .integer(Int64(run.calendarVersion)),
      "provisional": .bool(run.due.isProvisional),
      "intervals": .array(run.intervals.spans.map(interval)),
      "days": days(explanation), "floor": call.textOrNull(explanation.floor),
      "origin": origin.map(self.origin) ?? .null,
    ]
  }

  private func origin(_ origin: DateOrigin) -> JSONValue {
    let explanation = origin.offset.map {
      call.office.rules.calendar.explanation($0, from: origin.date)
    }
    return [
      "date": .string("\(origin.date)"), "offset": .orNull(origin.offset.map { "\($0)" }),
      "offset_label": .orNull(origin.offset?.distance),
      "days": explanation.map(days) ?? .array([]),
    ]
  }

  private func days(_ explanation: Explanation) -> JSONValue {
    .array(explanation.days.map { day($0, explanation.reason($0)) })
  }

  private func interval(_ span: ClockSpan) -> JSONValue {
    [
      "phase": .string(span.pace == .running ? "running" : "held"), "from": call.text(span.since),
      "until": call.textOrNull(span.until),
    ]
  }

  private func day(_ day: Explanation.Day, _ reason: String) -> JSONValue {
    let count: Int? =
      switch day.account {
      case .workingDay(let number), .day(let number): number
      case .start, .monthsEnd, .hoursEnd, .promised, .skipped, .paused, .rolled, .rolledHere: nil
      }
    return [
      "date": .string("\(day.date)"), "counted": .bool(count != nil),
      "count": .orNull(count.map { Int64($0) }), "reason": .string(reason),
      "provisional": .bool(day.isProvisional),
    ]
  }
}

extension Term {
  /// Nil for a date.
  fileprivate var limit: Limit? {
    switch self {
    case .limit(let limit): limit
    case .date: nil
    }
  }
}
