import Testing
import WorkCalendar

@testable import CaseCore

/// Duties in the words of a digest: what, until when, why then, what to do.
@Suite struct DigestItemsTests {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  /// A duty of a case as a digest of that instant says it to a person.
  private func item(
    _ id: CaseID, _ clock: ClockKey, to person: PersonID, at text: String
  ) throws -> DigestItem {
    let file = try world.case_(id)
    let run = try #require(file.run(clock))
    let duty = DigestDuty(
      caseID: id, clock: clock, serial: run.serial, startedAt: run.intervals.started,
      changedAt: run.intervals.started, yellowAt: run.yellowAt, dueAt: run.due.instant,
      isProvisional: run.due.isProvisional)
    let window = DigestWindow(
      start: try #require(Instant(iso8601: "2026-06-01T08:30+08:00")),
      end: try #require(Instant(iso8601: text)))
    return DigestItems(for: person, in: window, world.around).open(duty)
  }

  @Test mutating func `a duty says what, until when, why then and what to do`() throws {
    let id = try world.dispatched()
    let item = try item(
      id, .rule("claim"), to: World.transport, at: "2026-06-02T08:30+08:00")
    #expect(item.number == (try world.case_(id)).number)
    #expect(item.title == "园区公交末班车太早" && item.duty == "认领" && item.state == "待认领")
    #expect(item.due == "2026-06-02（周二）" && item.left == "今日到期")
    #expect(item.why == "自 2026-06-01 起 1 个工作日")
    #expect(item.todo.contains("认领") && item.news == "新")
  }

  @Test mutating func `one that is late says by how much`() throws {
    let id = try world.dispatched()
    let item = try item(id, .rule("claim"), to: World.transport, at: "2026-06-05T08:30+08:00")
    #expect(item.left == "已逾期 3 个工作日" && item.news == "新、新逾期")
  }

  @Test mutating func `of a clock with an action of its own that one is named`() throws {
    let id = try world.claimed()
    let contact = try item(
      id, .rule("contact"), to: World.transport, at: "2026-06-02T08:30+08:00")
    #expect(contact.todo == "联系诉求单位" || !contact.todo.contains("、"), "\(contact.todo)")
    let handle = try item(
      id, .rule("handle"), to: World.transport, at: "2026-06-02T08:30+08:00")
    #expect(handle.todo.contains("办结"), "\(handle.todo)")
  }

  @Test mutating func `whoever may not see a case reads no title of it`() throws {
    let id = try world.accepted(["confidential": .flag(true)])
    let seen = try item(id, .rule("schedule"), to: "officer-one", at: "2026-06-02T08:30+08:00")
    #expect(seen.title == "园区公交末班车太早")
    let hidden = try item(id, .rule("schedule"), to: World.housing, at: "2026-06-02T08:30+08:00")
    #expect(hidden.title.isEmpty && hidden.state.isEmpty && !hidden.number.isEmpty)
  }
}
