import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `Merged requests` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private mutating func merge(_ id: CaseID, into target: CaseID) throws {
    try world.act(id, "merge", by: "officer-one", ["target-case": .cases([target])])
  }

  private let reason: [FieldName: FieldValue] = ["reason": .text("并非同一事项")]

  private func requesters(_ id: CaseID) throws -> [OrganisationID] {
    try world.case_(id).requesters.map(\.organisation)
  }

  @Test mutating func `lead in a chain to the one case that is still open`() throws {
    let first = try world.accepted(from: "suat")
    let second = try world.accepted(from: "bay-lab")
    let third = try world.accepted(from: "sysu-shenzhen")
    try merge(first, into: second)
    try merge(second, into: third)
    #expect(try world.case_(first).mergedInto == third)
    #expect(try requesters(third) == ["sysu-shenzhen", "bay-lab", "suat"])
    try world.act(first, "unmerge", by: "officer-one", reason)
    #expect(world.state(first) == "submitted")
    #expect(try requesters(third) == ["sysu-shenzhen", "bay-lab"])
  }

  @Test mutating func `that are taken out leave those behind who had been merged into them`()
    throws
  {
    let first = try world.accepted(from: "suat")
    let second = try world.accepted(from: "bay-lab")
    let third = try world.accepted(from: "sysu-shenzhen")
    try merge(first, into: second)
    try merge(second, into: third)
    try world.act(second, "unmerge", by: "officer-one", reason)
    #expect(try requesters(second) == ["bay-lab"])
    #expect(try requesters(third) == ["sysu-shenzhen", "suat"])
  }

  @Test(.bug(id: "PEERS-25")) mutating func `keep the earlier due date of a clock that both run`()
    throws
  {
    let early = try world.accepted(from: "bay-lab")
    let due = try #require(try world.case_(early).run("schedule")?.due.date)
    try world.advance(to: "2026-06-03T09:00+08:00")
    let late = try world.accepted(from: "suat")
    #expect(try #require(try world.case_(late).run("schedule")).due.date > due)
    try merge(early, into: late)
    #expect(try world.case_(late).run("schedule")?.due.date == due)
  }

  @Test mutating func `do not prolong a clock that the target runs`() throws {
    let target = try world.accepted(from: "bay-lab")
    let due = try world.case_(target).run("schedule")?.due
    try world.advance(to: "2026-06-03T09:00+08:00")
    let late = try world.accepted(from: "suat")
    try merge(late, into: target)
    #expect(try world.case_(target).run("schedule")?.due == due)
  }

  @Test mutating func `end with an echo to each requester`() throws {
    let other = try world.accepted(from: "bay-lab")
    let target = try world.dispatched()
    try merge(other, into: target)
    try world.act(
      target, "terminate", by: "member-one",
      ["reason": .text("条件不具备"), "public-reply": .text("暂不具备条件。")])
    #expect(world.told("request-terminated", of: target) == ["suat-liaison", "bay-lab-liaison"])
  }

  @Test mutating func `lose one name when one requester withdraws, and he is told as well`()
    throws
  {
    let other = try world.accepted(from: "bay-lab")
    let target = try world.dispatched()
    try merge(other, into: target)
    try world.act(target, "withdraw", by: "suat-liaison")
    #expect(world.state(target) == "dispatched")
    #expect(try requesters(target) == ["bay-lab"])
    #expect(
      Set(world.told("request-requester-left", of: target)) == ["suat-liaison", "bay-lab-liaison"])
    try world.act(target, "withdraw", by: "bay-lab-liaison")
    #expect(world.state(target) == "withdrawn")
  }

  @Test mutating func `stay together when one would be left without anybody who asked`() throws {
    let other = try world.accepted(from: "bay-lab")
    let target = try world.dispatched()
    try merge(other, into: target)
    try world.act(target, "withdraw", by: "suat-liaison")
    #expect(!world.attempt(other, "unmerge", by: "officer-one", reason).isDone)
    #expect(try requesters(target) == ["bay-lab"])
  }

  @Test mutating func `give what is split off them requesters of its own`() throws {
    let other = try world.accepted(from: "bay-lab")
    let target = try world.accepted()
    try merge(other, into: target)
    try world.act(
      target, "split", by: "officer-one",
      ["split-title": .text("站台遮雨棚"), "split-description": .text("东门站。")])
    let split = try #require(
      world.around.docket.files.first { $0.fields["split-from"] == .cases([target]) })
    #expect(split.requesters.map(\.organisation) == ["suat", "bay-lab"])
    #expect(split.requesters.allSatisfy { $0.joinedFrom == nil })
  }

  @Test mutating func `let the secretariat record which of them withdrew`() throws {
    let other = try world.accepted(from: "bay-lab")
    let target = try world.dispatched()
    try merge(other, into: target)
    let claim = BehalfClaim(
      saidBy: "李老师", means: .telephone, saidOn: "2026-06-01", organisation: "bay-lab")
    try world.act(target, "withdraw", by: "officer-one", behalf: claim)
    #expect(try requesters(target) == ["suat"])
  }
}
