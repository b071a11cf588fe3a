import Testing
import WorkCalendar

@testable import CaseCore

/// What a case's events tell of its slips: when each was laid, went out and was acknowledged.
@Suite struct `The story of slips` {
  private var world: World
  private let id: CaseID

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
    id = try world.dispatched(weight: "简易")
  }

  private func stories() -> [SlipStory] {
    SlipStory.all(world.steps.map(\.event).filter { $0.caseID == id })
  }

  private func at(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

  @Test mutating func `of a slip that goes out by itself begins with its going out`() throws {
    try world.advance(to: "2026-06-04T10:00+08:00")
    let blue = try #require(stories().first)
    #expect(blue.slip.number == "联督〔2026〕1号")
    #expect(blue.sentAt == blue.laidAt)
    #expect(blue.acknowledgement == .owed)
    try world.act(id, "acknowledge", by: World.transport)
    #expect(stories().map(\.acknowledgement) == [.given(try at("2026-06-04T10:00+08:00"))])
  }

  @Test mutating func `tells from what lies to be signed what was signed, and what lapsed`() throws
  {
    try world.advance(to: "2026-06-08T10:00+08:00")
    let laid = try #require(stories().last)
    #expect(laid.slip.colour == .yellow && laid.sentAt == nil && laid.slip.number == nil)
    try world.act(id, "sign", by: "director")
    let signed = try #require(stories().last)
    #expect(signed.laidAt == laid.laidAt)
    #expect(signed.sentAt == (try at("2026-06-08T10:00+08:00")))
    try world.advance(to: "2026-06-12T10:00+08:00")
    let lapsed = try #require(stories().first { $0.slip.colour == .red })
    #expect(lapsed.slip.phase == .unsigned && lapsed.sentAt != nil && lapsed.slip.number == nil)
  }

  @Test mutating func `says who did not acknowledge, and that nobody need when it is done with`()
    throws
  {
    try world.advance(to: "2026-06-08T10:00+08:00")
    #expect(stories().first?.acknowledgement != .owed)
    var other = try World(at: "2026-06-01T09:00+08:00")
    let quick = try other.dispatched(weight: "简易")
    try other.advance(to: "2026-06-04T10:00+08:00")
    try other.act(quick, "claim", by: World.transport)
    let events = other.steps.map(\.event).filter { $0.caseID == quick }
    #expect(SlipStory.all(events).map(\.acknowledgement) == [.none])
  }

  @Test mutating func `tells of none that went out where the case ended before it was signed`()
    throws
  {
    try world.advance(to: "2026-06-08T10:00+08:00")
    try world.act(id, "withdraw", by: "suat-liaison")
    let last = try #require(stories().last)
    #expect(last.slip.phase == .unsigned && last.sentAt == nil)
  }

  @Test mutating func `are the case's own slips`() throws {
    try world.advance(to: "2026-07-20T10:00+08:00")
    #expect(stories().map(\.slip) == (try world.case_(id).slips))
  }
}
