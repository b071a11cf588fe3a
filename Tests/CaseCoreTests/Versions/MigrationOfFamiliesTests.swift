import Testing
import WorkCalendar

@testable import CaseCore

/// No relative is left hanging because the other went over to another version.
@Suite struct MigrationOfFamiliesTests {
  private func family() throws -> (World, CaseID, child: CaseFile) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.claimed(with: ["district-housing"])
    let child = try #require(world.children(id).first)
    return (world, id, child)
  }

  @Test func `parent and child each go over by themselves`() throws {
    var (world, id, child) = try family()
    try world.bring([])
    try world.migrate(id)
    try world.bring(
      [
        (
          "reply: {label: 协办答复, owner: co-department, limit: 3wd",
          "reply: {label: 协办答复, owner: co-department, limit: 4wd"
        )
      ], of: "assistance")
    try world.migrate(child.id, of: "assistance")
    let moved = try world.case_(child.id)
    #expect(moved.run("reply")?.due.date.description == "2026-03-06")
    try world.act(id, "withdraw", by: "suat-liaison")
    #expect(world.state(child.id) == "cancelled")
  }

  @Test func `a parent whose version would forget an open child stays`() throws {
    var (world, id, child) = try family()
    var version = try World.version([])
    for place in version.actions.indices { version.actions[place].children = [:] }
    world.around.procedures.put(version)
    let words = try world.refusal(id)
    #expect(words.contains(child.number), "\(words)")
    try world.act(
      child.id, "cancel-by-lead", by: World.transport, ["reason": .text("不再需要")])
    try world.migrate(id)
  }

  @Test func `a child that would no longer hear its parent stays`() throws {
    var (world, id, child) = try family()
    var version = try World.version([], of: "assistance")
    for place in version.actions.indices where version.actions[place].name == "cancel" {
      version.actions[place].from.removeAll { $0 == "asked" }
    }
    world.around.procedures.put(version)
    let words = try world.refusal(child.id, of: "assistance")
    #expect(words.contains(try world.case_(id).number), "\(words)")
  }

  @Test(arguments: UInt64(1)...12)
  func `cases that people dealt with at random go over, and go on`(_ seed: UInt64) throws {
    var wanderer = Wanderer(
      world: try World(at: "2026-03-02T09:00+08:00", seed: seed), draws: SplitMix(state: seed))
    try wanderer.begin()
    for _ in 1...80 { wanderer.move() }
    try wanderer.world.bring([
      ("- {limit: 15wd}", "- {limit: 7wd}"), ("renewed: 5wd", "renewed: 3wd"),
      (
        "review: {label: 办结审核, owner: secretariat, limit: 2wd",
        "review: {label: 办结审核, owner: secretariat, limit: 1wd"
      ),
    ])
    let plan = try wanderer.world.plan()
    for file in wanderer.world.around.docket.files where plan.concerns(file) {
      let outcome = wanderer.world.decide(.migrate(file.id, plan))
      #expect(outcome.isDone, "seed \(seed), \(file.number): \(outcome)")
    }
    let around = wanderer.world.around
    for file in around.docket.files where file.isOpen && file.procedure.name == "request" {
      #expect(file.procedure.version == 100, "seed \(seed), \(file.number)")
      for run in file.clocks where run.phase == .running {
        let comment: Comment = "seed \(seed), \(file.number), \(run.key)"
        #expect(around.calendar.due(of: run.intervals) == run.due, comment)
        #expect(run.missedAt == nil || run.due.instant < wanderer.world.now, comment)
      }
    }
    for _ in 1...80 { wanderer.move() }
    wanderer.wait(days: 60)
    for file in wanderer.world.around.docket.files {
      #expect(file.quarantine == nil, "seed \(seed), \(file.number): \(file.quarantine ?? "")")
    }
  }
}
