import Testing
import WorkCalendar

@testable import CaseCore

/// Slots and windows of digests, over weekends, make-up days, holidays and outages.
@Suite struct DigestRoundTests {
  private let rhythm: DigestRhythm
  private var calendar: WorkCalendar { rhythm.calendar }

  init() throws {
    rhythm = DigestRhythm(
      calendar: try World(at: "2026-06-01T09:00+08:00").around.calendar, minuteOfDay: 510)
  }

  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(iso8601: text))
  }

  @Test(arguments: [
    ("2026-06-01T08:29:59+08:00", "2026-05-29T08:30", "2026-06-01T08:30"),
    ("2026-06-01T08:30:00+08:00", "2026-06-01T08:30", "2026-06-02T08:30"),
    // A make-up Saturday before the spring festival, and the festival.
    ("2026-02-14T09:00:00+08:00", "2026-02-14T08:30", "2026-02-24T08:30"),
    ("2026-02-20T09:00:00+08:00", "2026-02-14T08:30", "2026-02-24T08:30"),
    ("2026-02-27T20:00:00+08:00", "2026-02-27T08:30", "2026-02-28T08:30"),
    ("2026-10-05T12:00:00+08:00", "2026-09-30T08:30", "2026-10-08T08:30"),
  ])
  func `slots are at the hour of working days alone`(
    _ at: String, _ last: String, _ next: String
  ) throws {
    #expect(rhythm.slot(notAfter: try instant(at)).text == last)
    #expect(rhythm.slot(after: try instant(at)).text == next)
  }

  @Test(arguments: [UInt64(1), 20_260_302])
  func `between two slots there is no working day's hour`(_ seed: UInt64) throws {
    var draws = SplitMix(state: seed)
    let start = try instant("2024-01-01T00:00+08:00").milliseconds
    for _ in 0..<500 {
      let at = Instant(
        milliseconds: start
          + Int64.random(in: 0..<1_096 * Instant.millisecondsPerDay, using: &draws))
      let (last, next) = (rhythm.slot(notAfter: at), rhythm.slot(after: at))
      #expect(last.at <= at && at < next.at, "seed \(seed)")
      #expect(calendar.isWorkingDay(last.date) && calendar.isWorkingDay(next.date))
      #expect(calendar.workingDays(after: last.date, through: next.date) == 1, "seed \(seed)")
    }
  }

  @Test func `a slot is read back from its text`() throws {
    let slot = rhythm.slot(notAfter: try instant("2026-06-01T09:00+08:00"))
    #expect(DigestSlot(slot.text, at: slot.at) == slot)
    for text in ["2026-06-01", "2026-06-01T8:30", "2026-06-01T08:30:00", "T08:30"] {
      #expect(DigestSlot(text, at: slot.at) == nil, "\(text)")
    }
  }

  @Test func `before the first slot after the store was made nothing is due`() throws {
    let made = try instant("2026-06-01T09:00+08:00")
    func due(_ text: String) throws -> DigestRound? {
      DigestRound.due(.daily, at: try instant(text), after: nil, storeMadeAt: made, rhythm)
    }
    #expect(try due("2026-06-02T08:29+08:00") == nil)
    #expect(try due("2026-06-02T08:30+08:00")?.since == made)
  }

  @Test func `what a round did not come to is told by the next one`() throws {
    let made = try instant("2026-06-01T09:00+08:00")
    let first = try #require(
      DigestRound.due(
        .daily, at: try instant("2026-06-02T08:30+08:00"), after: nil, storeMadeAt: made, rhythm))
    let half = first.reaching("m", isOver: false)
    let same = DigestRound.due(
      .daily, at: try instant("2026-06-02T20:00+08:00"), after: half, storeMadeAt: made, rhythm)
    #expect(same == half)
    let next = try #require(
      DigestRound.due(
        .daily, at: try instant("2026-06-05T12:00+08:00"), after: half, storeMadeAt: made, rhythm))
    #expect(next.slot.text == "2026-06-05T08:30")
    #expect(next.since == made && next.through == nil && !next.isOver)
    #expect(next.window(after: first.startedAt, until: next.startedAt).start == first.startedAt)
  }

  @Test(arguments: [UInt64(7), 8, 9, 20_260_302])
  func `over outages and crashes every instant is in one window of each person`(
    _ seed: UInt64
  ) throws {
    var life = Life(seed: seed, from: try instant("2026-01-05T09:00+08:00"), rhythm)
    for _ in 0..<250 { life.goOn() }
    for (person, windows) in life.windows {
      #expect(windows.count > 80, "\(person), seed \(seed)")
      #expect(windows.first?.start == life.made)
      for (one, next) in zip(windows, windows.dropFirst()) {
        #expect(one.end == next.start, "\(person), seed \(seed)")
      }
      let slots = life.slots[person] ?? []
      #expect(zip(slots, slots.dropFirst()).allSatisfy { $0 < $1 }, "\(person), seed \(seed)")
    }
    // However long it was away, one look writes one digest to each.
    #expect(life.windows.values.allSatisfy { $0.count <= life.looks })
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `where nothing is owed the window moves on, and leaves no gap behind`(
    _ seed: UInt64
  ) throws {
    var life = Life(seed: seed, from: try instant("2026-01-05T09:00+08:00"), rhythm)
    life.idles = true
    for _ in 0..<250 { life.goOn() }
    for (person, windows) in life.windows {
      for (one, next) in zip(windows, windows.dropFirst()) {
        #expect(one.end <= next.start, "\(person), seed \(seed)")
        guard one.end < next.start else { continue }
        // What lies between was passed over by a whole round in which nothing was owed.
        #expect(life.idleRounds[person, default: []].contains(next.start), "seed \(seed)")
      }
    }
  }
}

/// A store's digests over some months: time passes, rounds are cut off, whole days are missed.
private struct Life {
  static let people = (1...9).map { PersonID("p\($0)") }
  private static let atOnce = 4

  let made: Instant
  private let rhythm: DigestRhythm
  private var draws: SplitMix
  private var now: Instant
  private var last: DigestRound?
  private(set) var looks = 0
  private(set) var windows: [PersonID: [DigestWindow]] = [:]
  private(set) var slots: [PersonID: [String]] = [:]
  /// The beginnings of rounds in which a person owed nothing.
  private(set) var idleRounds: [PersonID: Set<Instant>] = [:]
  /// Whether people sometimes owe nothing.
  var idles = false

  init(seed: UInt64, from start: Instant, _ rhythm: DigestRhythm) {
    made = start
    now = start
    draws = SplitMix(state: seed)
    self.rhythm = rhythm
  }

  mutating func goOn() {
    let hours = Int.random(in: 0..<12, using: &draws) == 0 ? 400 : 30
    pass(Int64.random(in: 1..<Int64(hours) * Instant.millisecondsPerHour, using: &draws))
    looks += 1
    while let round = DigestRound.due(.daily, at: now, after: last, storeMadeAt: made, rhythm) {
      let people = Life.people.filter { person in round.through.map { person > $0 } ?? true }
        .prefix(Life.atOnce)
      for person in people { write(round, to: person) }
      last = round.reaching(people.last, isOver: people.count < Life.atOnce)
      pass(Int64.random(in: 0..<100, using: &draws))
      // A crash; what was not written is written after the next start.
      if Int.random(in: 0..<9, using: &draws) == 0 { return }
    }
  }

  private mutating func pass(_ milliseconds: Int64) {
    now = now.advanced(byMilliseconds: milliseconds)
  }

  private mutating func write(_ round: DigestRound, to person: PersonID) {
    guard !idles || Int.random(in: 0..<3, using: &draws) > 0 else {
      idleRounds[person, default: []].insert(round.startedAt)
      return
    }
    let window = round.window(after: windows[person]?.last?.end, until: now)
    windows[person, default: []].append(window)
    slots[person, default: []].append(round.slot.text)
  }
}
