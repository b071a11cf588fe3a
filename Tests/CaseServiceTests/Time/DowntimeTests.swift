@testable import CaseService
import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// What was due while nobody worked is one duty of the director, told once.
@Suite struct DowntimeTests {
  private static let start = "2026-03-02T09:00:00+08:00"
  private static let stopped = "2026-03-02T18:05:00+08:00"
  private static let later = "2026-03-12T10:00:00+08:00"

  /// A directory with ten requests that nobody has looked at yet, left in the evening.
  private func left() async throws -> String {
    try await OfficeAtWork.left(at: DowntimeTests.start) {
      try await $0.advance(to: DowntimeTests.stopped)
    }
  }

  private func opened(_ directory: String, at text: String) async throws -> OfficeAtWork {
    try await OfficeAtWork(directory, at: text, isRestart: true)
  }

  private func noted(_ work: OfficeAtWork) async throws -> [DowntimeRow] {
    try await work.office.store.downtimes(unseen: false, limit: 10)
  }

  private func director(_ work: OfficeAtWork) throws -> PersonID {
    let roster = work.office.store.roster
    let post = try #require(roster.standingPosts.first { roster.post($0)?.kind == .director })
    return try #require(roster.addressee(of: post, on: work.office.today))
  }

  @Test func `what was due while nobody ran is one duty of the director, and no limit moves`()
    async throws
  {
    let directory = try await left()
    let work = try await opened(directory, at: DowntimeTests.later)
    let before = try await work.dueDates()
    try await work.advance(to: DowntimeTests.later)
    let rows = try await noted(work)
    let downtime = try #require(rows.first?.downtime)
    #expect(rows.count == 1 && rows[0].seenAt == nil && downtime.cases == 10)
    #expect(downtime.from == Instant(iso8601: DowntimeTests.stopped))
    #expect(downtime.until == Instant(iso8601: DowntimeTests.later))
    #expect(downtime.delayed.map(\.at) == downtime.delayed.map(\.at).sorted())
    #expect(downtime.delayed.allSatisfy { downtime.from < $0.at && $0.at < downtime.until })
    let duties = try await work.office.duties(of: director(work)).filter {
      $0.matter == .downtime(rows[0].number)
    }
    #expect(duties.count == 1 && duties[0].label.contains("10 件"))
    let after = try await work.dueDates()
    let first = "DB-2026-001 rule/triage/1"
    #expect(before[first] != nil && after[first] == before[first])
    try await work.stop()
    work.removeDirectory()
  }

  @Test(arguments: ["2026-03-02T18:15:00+08:00", "2026-03-03T08:00:00+08:00"])
  func `a stop in which nothing was due is nobody's business`(_ text: String) async throws {
    let directory = try await left()
    let work = try await opened(directory, at: text)
    try await work.advance(to: text)
    let rows = try await noted(work)
    #expect(rows.isEmpty, "\(rows)")
    try await work.stop()
    work.removeDirectory()
  }

  @Test func `time that passes at work delays nothing`() async throws {
    let directory = try await left()
    let work = try await opened(directory, at: DowntimeTests.stopped)
    try await work.advance(to: DowntimeTests.later)
    #expect(try await noted(work).isEmpty)
    try await work.stop()
    work.removeDirectory()
  }

  /// Notes what was delayed, and ends before anything of it is done.
  private func beginCatchingUp(_ directory: String) async throws {
    let work = try await opened(directory, at: DowntimeTests.later)
    #expect(try await work.office.keeper.runOnce(at: work.office.clock.now()))
    #expect(try await noted(work).count == 1)
    try await work.stop()
  }

  @Test func `ended again amid catching up, nothing is told twice`() async throws {
    let directory = try await left()
    try await beginCatchingUp(directory)
    let again = "2026-03-12T12:00:00+08:00"
    let second = try await opened(directory, at: again)
    try await second.advance(to: again)
    #expect(try await noted(second).count == 1)
    try await second.stop()
    second.removeDirectory()
  }

  @Test func `once it is seen to, it is no duty any more, and stays on record`() async throws {
    let directory = try await left()
    let work = try await opened(directory, at: DowntimeTests.later)
    try await work.advance(to: DowntimeTests.later)
    let number = try #require(try await noted(work).first?.number)
    let director = try director(work)
    for _ in 1...2 {
      let deed = OfficeRecord.Deed.downtimeSeen(number, reason: "已逐件核实")
      _ = await work.office.executor.submit(
        Submission(.record(deed, by: .person(director, as: "director"))))
    }
    #expect(
      try await work.office.duties(of: director).allSatisfy { $0.matter != .downtime(number) })
    #expect(try await noted(work).first?.seenAt == work.office.clock.now())
    let seen = try await work.office.store.events(after: 0, limit: 100_000).events.count {
      guard case .ofOffice(let record) = $0.content, case .downtimeSeen = record.deed else {
        return false
      }
      return true
    }
    #expect(seen == 1)
    try await work.stop()
    work.removeDirectory()
  }
}

extension OfficeAtWork {
  /// Until when what is open is to be done.
  fileprivate func dueDates() async throws -> [String: Instant] {
    var dates: [String: Instant] = [:]
    for file in try await office.store.caseFiles(limit: 100) {
      for duty in try await office.store.duties(in: file.id) {
        dates["\(file.number) \(duty.clock.storedText)/\(duty.serial)"] = duty.dueAt
      }
    }
    return dates
  }
}
