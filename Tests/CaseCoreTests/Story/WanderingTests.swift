import Testing
import WorkCalendar

@testable import CaseCore

/// People do at random what they are offered, and time passes: nothing may get stuck.
@Suite struct `Cases that people deal with at random` {
  private static let moves = 150

  /// `World` checks at every step that an open case has an owner and something with a date.
  @Test(arguments: UInt64(1)...10)
  func `keep what is promised, and are the fold of their events`(_ seed: UInt64) throws {
    var wanderer = Wanderer(
      world: try World(at: "2026-03-02T09:00+08:00", seed: seed), draws: SplitMix(state: seed))
    try wanderer.begin()
    for _ in 1...Self.moves { wanderer.move() }
    wanderer.wait(days: 60)
    let world = wanderer.world
    for file in world.around.docket.files {
      let events = world.steps.map(\.event).filter { $0.caseID == file.id }
      var folded = try #require(CaseFile(first: events[0]), "seed \(seed)")
      for event in events.dropFirst() { folded.apply(event) }
      #expect(folded == file, "seed \(seed), \(file.number)")
      #expect(file.quarantine == nil, "seed \(seed), \(file.number): \(file.quarantine ?? "")")
    }
    #expect(wanderer.done > Self.moves / 10, "seed \(seed): too little happened")
  }
}
