import Testing
import WorkCalendar

@Suite struct ClockLawTests {
  /// A life of running and held spans, and the same life with needless cuts in it.
  struct Life {
    let started: Instant
    let spans: [ClockSpan]
    let cutSpans: [ClockSpan]
    let end: Instant
  }

  static func life(_ generator: inout SeededGenerator, in calendar: WorkCalendar) -> Life {
    let started = generator.instant(in: calendar)
    var since = started
    var spans: [ClockSpan] = []
    var cutSpans: [ClockSpan] = []
    for index in 0..<Int.random(in: 1...6, using: &generator) {
      let pace: ClockSpan.Pace = index % 2 == 0 ? .running : .held
      let until = generator.instant(after: since, days: 30, in: calendar)
      spans.append(ClockSpan(pace, since: since, until: until))
      let cut = min(until, generator.instant(after: since, days: 15, in: calendar))
      cutSpans.append(ClockSpan(pace, since: since, until: cut))
      cutSpans.append(ClockSpan(pace, since: cut, until: until))
      since = until
    }
    let last = ClockSpan(.running, since: since)
    return Life(
      started: started, spans: spans + [last], cutSpans: cutSpans + [last], end: since)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `cut anywhere, the sum of the pieces is the whole`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    for _ in 0..<50 {
      let life = Self.life(&generator, in: calendar)
      let at = generator.instant(after: life.started, days: 200, in: calendar)
      for term in Self.terms(&generator, from: calendar.date(of: life.started)) {
        let whole = ClockIntervals(started: life.started, term: term, spans: life.spans)
        let pieces = ClockIntervals(started: life.started, term: term, spans: life.cutSpans)
        #expect(calendar.due(of: whole) == calendar.due(of: pieces), "\(whole), seed \(seed)")
        #expect(
          calendar.consumed(whole, at: at) == calendar.consumed(pieces, at: at), "seed \(seed)")
        #expect(
          calendar.explanation(of: whole, at: at) == calendar.explanation(of: pieces, at: at),
          "\(whole), seed \(seed)")
      }
      // Held and running spans together are all the closes since the starting day.
      let held = life.spans.filter { $0.pace == .held }.reduce(0) { sum, span in
        let dayEnd = calendar.endOfDay(calendar.date(of: life.started))
        return sum
          + calendar.closes(
            after: max(span.since, dayEnd), through: min(span.until ?? at, at))
      }
      let clock = ClockIntervals(
        started: life.started, term: .limit(.workingDays(1)), spans: life.spans)
      #expect(
        calendar.consumed(clock, at: at) + held == calendar.elapsed(from: life.started, to: at),
        "seed \(seed)")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `at its due a clock has consumed its limit, and not before`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    for _ in 0..<50 {
      let life = Self.life(&generator, in: calendar)
      let count = Int.random(in: 1...60, using: &generator)
      let clock = ClockIntervals(
        started: life.started, term: .limit(.workingDays(count)), spans: life.spans)
      let due = try #require(calendar.due(of: clock))
      #expect(calendar.consumed(clock, at: due.instant) == count, "\(clock), seed \(seed)")
      #expect(
        calendar.consumed(clock, at: due.instant.advanced(byMilliseconds: -1)) == count - 1,
        "\(clock), seed \(seed)")
      // The domain's own words: the (limit − consumed)-th close after now.
      let left = count - calendar.consumed(clock, at: life.end)
      if left > 0 {
        let after = max(life.end, calendar.endOfDay(calendar.date(of: life.started)))
        #expect(calendar.closes(after: after, through: due.instant) == left, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `an explanation counts what the due counts`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    for _ in 0..<30 {
      let life = Self.life(&generator, in: calendar)
      for term in Self.terms(&generator, from: calendar.date(of: life.started)) {
        let clock = ClockIntervals(started: life.started, term: term, spans: life.spans)
        let explanation = calendar.explanation(of: clock, at: life.end)
        #expect(explanation.due == calendar.due(of: clock), "\(clock), seed \(seed)")
        #expect(explanation.days.last?.date == explanation.due?.date, "\(clock), seed \(seed)")
        let counted = explanation.days.count { day in
          switch day.account {
          case .workingDay, .day: true
          case .start, .monthsEnd, .hoursEnd, .promised, .skipped, .paused, .rolled, .rolledHere:
            false
          }
        }
        switch term {
        case .limit(.workingDays(let count)), .limit(.days(let count)):
          #expect(counted == count, "\(clock), seed \(seed)")
        case .limit(.months), .limit(.hours), .date: #expect(counted == 0)
        }
      }
    }
  }

  private static func terms(
    _ generator: inout SeededGenerator, from start: CivilDate
  ) -> [Term] {
    let count = Int.random(in: 1...60, using: &generator)
    return [
      .limit(.workingDays(count)), .limit(.days(count)), .limit(.months(1 + count / 10)),
      .limit(.hours(count)), .date(start.advanced(byDays: count)),
    ]
  }
}
