import Testing
import WorkCalendar

@testable import CaseCore

/// Cases that people dealt with at random meet a circular drawn at random.
@Suite struct `A calendar that changes under open cases` {
  private static let moves = 80

  private func wandered(_ seed: UInt64) throws -> Wanderer {
    var wanderer = Wanderer(
      world: try World(at: "2026-03-02T09:00+08:00", seed: seed), draws: SplitMix(state: seed))
    try wanderer.begin()
    for _ in 1...Self.moves { wanderer.move() }
    return wanderer
  }

  /// Some working days that become rest, and some rest days that become work, near now.
  private func days(_ wanderer: inout Wanderer) -> (off: [CivilDate], work: [CivilDate]) {
    let calendar = wanderer.world.around.calendar
    let today = calendar.date(of: wanderer.world.now)
    let drawn = (-20..<60).filter { _ in Int.random(in: 0..<6, using: &wanderer.draws) == 0 }
      .map { today.advanced(byDays: $0) }.filter { $0.year == 2026 }
    return (
      drawn.filter { calendar.isWorkingDay($0) }, drawn.filter { !calendar.isWorkingDay($0) }
    )
  }

  @Test(arguments: UInt64(1)...12)
  func `leaves every open duty as a fold from scratch has it`(_ seed: UInt64) throws {
    var wanderer = try wandered(seed)
    let (off, work) = days(&wanderer)
    try wanderer.world.amend(off: off, work: work)
    let around = wanderer.world.around
    for file in around.docket.files where file.isOpen {
      for run in file.clocks {
        let comment: Comment = "seed \(seed), \(file.number), \(run.key)"
        #expect(run.calendarVersion == around.calendar.version, comment)
        guard run.phase == .running else { continue }
        #expect(around.calendar.due(of: run.intervals) == run.due, comment)
        #expect(run.missedAt == nil || run.due.instant < wanderer.world.now, comment)
      }
    }
  }

  @Test(arguments: UInt64(1)...12)
  func `changed back, leaves all as it was but for generations`(_ seed: UInt64) throws {
    var wanderer = try wandered(seed)
    let before = wanderer.world.around
    let (off, work) = days(&wanderer)
    try wanderer.world.amend(off: off, work: work)
    wanderer.world.bring(circulars: before.calendar.circulars)
    let after = wanderer.world.around.docket
    for file in before.docket.files where file.isOpen {
      let now = try #require(after[file.id])
      #expect(now.state == file.state && now.owner == file.owner, "seed \(seed), \(file.number)")
      for run in file.clocks {
        let then = try #require(now.run(run.key))
        let comment: Comment = "seed \(seed), \(file.number), \(run.key)"
        #expect(then.intervals == run.intervals, comment)
        #expect(then.due == run.due, comment)
        #expect(then.yellowAt == run.yellowAt, comment)
      }
    }
  }

  @Test(arguments: UInt64(1)...6)
  func `lets people go on, and keeps what is promised`(_ seed: UInt64) throws {
    var wanderer = try wandered(seed)
    let (off, work) = days(&wanderer)
    try wanderer.world.amend(off: off, work: work)
    for _ in 1...Self.moves { wanderer.move() }
    wanderer.wait(days: 60)
    for file in wanderer.world.around.docket.files {
      #expect(file.quarantine == nil, "seed \(seed), \(file.number): \(file.quarantine ?? "")")
    }
  }
}
