@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Testing
import WorkCalendar

/// Digests of a real store on a simulated clock: over downtimes, and with a case that is broken.
@Suite struct DigestClerkTests {
  private static let start = "2026-03-02T09:00:00+08:00"

  private func digests(_ work: OfficeAtWork, of person: PersonID) async throws -> [DigestRow] {
    try await work.office.store.digestList(.of(person), limit: 200).reversed()
  }

  private func mail(_ work: OfficeAtWork, _ digest: DigestRow) throws -> Data {
    let name = digest.messageID + ".eml"
    return try Data(contentsOf: URL(filePath: work.directory + "/mail/\(name)"))
  }

  @Test func `days passed over at once are told in order, each slot once`() async throws {
    let work = try await OfficeAtWork.fresh(at: DigestClerkTests.start, mails: true)
    defer { work.removeDirectory() }
    try await work.advance(to: "2026-03-11T12:00:00+08:00")
    let slots = try await digests(work, of: "officer-one").map(\.slot)
    #expect(slots == [3, 4, 5, 6, 9, 10, 11].map { "2026-03-\($0 < 10 ? "0" : "")\($0)T08:30" })
    #expect(try await work.findings().isEmpty)
    try await work.stop()
  }

  @Test func `slots missed by a downtime are one digest, whose window reaches back over all`()
    async throws
  {
    let directory = try await { () async throws -> String in
      let work = try await OfficeAtWork.fresh(at: DigestClerkTests.start, mails: true)
      try await work.advance(to: "2026-03-03T12:00:00+08:00")
      try await work.stop()
      return work.directory
    }()
    let work = try await OfficeAtWork(
      directory, at: "2026-03-09T15:00:00+08:00", mails: true)
    defer { work.removeDirectory() }
    try await work.advance(to: "2026-03-10T12:00:00+08:00")
    let digests = try await digests(work, of: "officer-one")
    #expect(
      digests.map(\.slot) == ["2026-03-03", "2026-03-09", "2026-03-10"].map { $0 + "T08:30" })
    for (one, next) in zip(digests, digests.dropFirst()) {
      #expect(one.window.end == next.window.start)
    }
    #expect(digests[1].window.end == Instant(iso8601: "2026-03-09T15:00:00+08:00"))
    #expect(digests.allSatisfy { $0.state == .delivered && $0.body == nil })
    #expect(try mail(work, digests[1]).isEmpty == false)
    try await work.stop()
  }

  @Test func `a case that can't be read keeps nobody from hearing of the others`() async throws {
    let directory = try await { () async throws -> String in
      let work = try await OfficeAtWork.fresh(at: DigestClerkTests.start, mails: true)
      try await work.stop()
      return work.directory
    }()
    try DatabaseFile(directory).run(
      """
      UPDATE case_file SET snapshot = CAST('{' AS BLOB), wake_at = 9223372036854775806
      WHERE id = (SELECT case_id FROM duty WHERE assignee = 'officer-one' AND owed = 1 LIMIT 1)
      """)
    let work = try await OfficeAtWork(directory, at: DigestClerkTests.start, mails: true)
    defer { work.removeDirectory() }
    try await work.advance(to: "2026-03-03T08:30:00+08:00")
    let digest = try #require(try await digests(work, of: "officer-one").first)
    #expect(digest.owedCount > 1 && digest.state == .delivered)
    try await work.stop()
  }
}
