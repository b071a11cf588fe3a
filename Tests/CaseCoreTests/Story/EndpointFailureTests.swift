import CaseCore
import Testing
import WorkCalendar

/// Whom the secretariat tells that an endpoint was given up.
@Suite struct EndpointFailureTests {
  private static let failure = EndpointFailure(
    endpoint: "ep_1", organisation: "suat", reason: "对方答复 410")

  private func drafts(at start: String) throws -> [NoticeDraft] {
    var world = try World(at: start)
    return world.around.notices(of: EndpointFailureTests.failure, at: world.now)
  }

  @Test func `each officer is told once, and nobody else`() throws {
    let drafts = try drafts(at: "2026-03-02T09:00+08:00")
    let people = drafts.map(\.recipient.person)
    #expect(!people.isEmpty && people.count == Set(people).count)
    #expect(people.allSatisfy { $0.text.hasPrefix("officer-") })
    #expect(Set(drafts.map(\.id)).count == drafts.count)
  }

  @Test func `it says whose endpoint, which and why, and is about no case`() throws {
    let draft = try #require(try drafts(at: "2026-03-02T09:00+08:00").first)
    #expect(draft.about == .ofEndpoint("ep_1", "suat") && draft.caseID == nil)
    let values = draft.facts.map(\.value)
    #expect(values.contains("ep_1") && values.contains("对方答复 410"))
    #expect(values.contains { $0.contains("深圳理工大学") })
  }

  @Test func `it waits for office hours`() throws {
    let draft = try #require(try drafts(at: "2026-03-07T09:00+08:00").first)
    #expect(draft.sendAt == Instant(iso8601: "2026-03-09T09:00:00+08:00"))
  }
}
