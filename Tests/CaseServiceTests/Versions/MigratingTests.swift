@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Testing

/// Open cases that go over to a newer version, through the store.
@Suite struct MigratingTests {
  private static let shorter = [(old: "- {limit: 15wd}", new: "- {limit: 5wd}")]

  @Test func `all open cases go over under one number, and the audit finds nothing`() async throws {
    let versioned = try await VersionedOffice.fresh()
    try await versioned.bring(MigratingTests.shorter)
    let before = try await versioned.versions()
    #expect(Set(before) == [3])
    guard
      case .began(let migration, behind: 0) = try await versioned.office.migrate(
        versioned.order(), isPartial: false)
    else {
      Issue.record("it did not begin")
      return
    }
    #expect(migration.moved == before.count && migration.left == 0 && migration.endedAt != nil)
    #expect(Set(try await versioned.versions()) == [4])
    let events = try await versioned.office.store.events(after: 0, limit: 100_000).events
    let moved = events.filter { stored in
      guard case .ofCase(let event) = stored.content else { return false }
      return event.kind == .migrated(migration.order.number, from: 3, to: 4)
    }
    #expect(moved.count == before.count)
    #expect(try await versioned.work.findings().isEmpty)
    try await versioned.work.advance(to: "2026-05-04T09:00+08:00")
    #expect(try await versioned.work.findings().isEmpty)
    try await versioned.end()
  }

  @Test func `a preview changes nothing`() async throws {
    let versioned = try await VersionedOffice.fresh()
    try await versioned.bring(MigratingTests.shorter)
    let before = try await versioned.work.cases()
    guard case .previewed(let preview) = try await versioned.office.preview(versioned.order())
    else {
      Issue.record("no preview")
      return
    }
    let open = before.filter { $0.isOpen && $0.procedure.name == "request" }
    #expect(preview.cases == open.count && preview.left == 0)
    #expect(try await versioned.work.cases() == before)
    #expect(try await versioned.office.store.migrations(of: "request", limit: 10).isEmpty)
    try await versioned.end()
  }

  @Test func `stopped between two batches it goes on where it was`() async throws {
    let order = MigrationOrder(
      number: 1, procedure: "request", version: 4, actor: .administrator(as: nil))
    let again = try await VersionedOffice.opened { versioned in
      try await versioned.bring(MigratingTests.shorter)
      let executor = versioned.office.executor
      _ = await executor.submit(Submission(.migration(.begin(order))))
      let plan = MigrationPlan(order, try #require(executor.rules.shelf[order.reference]))
      let cases = try await versioned.office.store.cases(behind: order.reference, limit: 3)
      _ = await executor.submit(Submission(.migrate(cases, plan)))
    }
    #expect(try await again.office.store.migrationUnderWay()?.moved == 3)
    try await again.work.advance(to: VersionedOffice.start)
    let migration = try #require(try await again.office.store.migration(order.number))
    #expect(migration.endedAt != nil && migration.left == 0)
    #expect(Set(try await again.versions()) == [4])
    #expect(try await again.work.findings().isEmpty)
    try await again.end()
  }

  @Test func `one that can't go keeps all, or stays alone`() async throws {
    let versioned = try await VersionedOffice.fresh()
    let officer = Caller(person: "officer-one")
    let open = try await versioned.work.cases().filter { $0.state == "submitted" }
    let accepted = try #require(open.first)
    try await versioned.work.command(
      .act(
        ActionCall(
          caseID: accepted.id, action: "accept",
          fields: [
            "category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般"),
          ], note: nil, version: nil, caller: officer)), of: accepted.id)
    try await versioned.bring([("[职工福利, 子女教育, 交通安全,", "[职工福利, 子女教育,")])
    guard
      case .refused(.stuck(let lines)) = try await versioned.office.migrate(
        versioned.order(), isPartial: false)
    else {
      Issue.record("not refused")
      return
    }
    #expect(lines.contains { $0.hasPrefix(accepted.number) }, "\(lines)")
    #expect(Set(try await versioned.versions()) == [3])
    guard
      case .began(let migration, behind: 0) = try await versioned.office.migrate(
        versioned.order(), isPartial: true)
    else {
      Issue.record("it did not begin")
      return
    }
    #expect(migration.left == lines.count && migration.endedAt != nil)
    let left = try await versioned.office.store.casesLeft(by: migration.order.number, limit: 100)
    #expect(left.contains { $0.number == accepted.number && $0.left.reason.contains("问题类别") })
    #expect(try await versioned.versions().filter { $0 == 3 }.count == lines.count)
    #expect(try await versioned.work.cases().allSatisfy { $0.quarantine == nil })
    try await versioned.end()
  }

  @Test func `a version that comes by itself is in force, also after a restart`() async throws {
    let again = try await VersionedOffice.opened { versioned in
      let text = try versioned.text(of: "request")
      let newer = ArrivingProcedure(
        name: "newer.yaml", text: text.replacingOccurrences(of: "version: 3", with: "version: 9"))
      guard case .fit(let new, let old?) = try await versioned.office.check(newer) else {
        Issue.record("not fit")
        return
      }
      #expect(new.version == 9 && old.version == 3)
      #expect(versioned.office.rules.shelf.inForce("request")?.version == 3)
      guard case .fit = try await versioned.office.add(newer, by: .administrator(as: nil)) else {
        Issue.record("not added")
        return
      }
      #expect(versioned.office.rules.shelf.inForce("request")?.version == 9)
    }
    #expect(again.office.rules.shelf.inForce("request")?.version == 9)
    let older = ArrivingProcedure(name: "older.yaml", text: try again.text(of: "request") + "# 改\n")
    guard case .refused(.notNewer(_, known: 9)) = try await again.office.check(older) else {
      Issue.record("an older one was taken")
      return
    }
    try await again.end()
  }

  @Test func `an older version is read beside those of its own time`() async throws {
    let versioned = try await VersionedOffice.fresh()
    try versioned.edit("clinic", [("pooled", "waiting-room"), ("version: 4", "version: 5")])
    try await versioned.bring([("pooled", "waiting-room")])
    let shelf = versioned.office.rules.shelf
    #expect(shelf[ProcedureReference(name: "request", version: 3)]?.state("pooled") != nil)
    #expect(shelf[ProcedureReference(name: "clinic", version: 4)] != nil)
    guard case .inForce(let again) = try await versioned.office.reload() else {
      Issue.record("not read again")
      return
    }
    #expect(again.shelf[ProcedureReference(name: "clinic", version: 4)] != nil)
    #expect(again.shelf[ProcedureReference(name: "request", version: 3)] != nil)
    try await versioned.end()
  }
}
