import CaseCore
import Testing
import WorkCalendar

/// By what digests are known outside, and what other systems hear of them.
@Suite struct DigestNameTests {
  @Test(arguments: ["li", "officer-one", "a.b.c", "daily.2026-03-03T0830"])
  func `a name is read back, whatever the person's id`(_ person: String) {
    let name = DigestName(kind: .daily, person: PersonID(person), slot: "2026-03-03T08:30")
    #expect(name.text.hasSuffix(".2026-03-03T0830"))
    #expect(DigestName(name.text) == name)
  }

  @Test(arguments: [
    "", "digest", "digest.daily.li", "digest.weekly.li.2026-03-03T0830", "notice.daily.li.T0830",
    "digest.daily.li.2026-03-03T08:30",
  ])
  func `what is no name is none`(_ text: String) {
    #expect(DigestName(text) == nil)
  }

  private static let written = WrittenDigest(
    id: "digest.daily.officer-one.2026-03-03T0830", kind: .daily, slot: "2026-03-03T08:30",
    owedCount: 7, lateCount: 2, endedCount: 0, head: DigestFacts.Head(number: 9, hash: "0f"))

  @Test func `other systems hear what a digest counts, and of no case`() throws {
    var world = try World(at: "2026-03-03T08:30+08:00")
    let reader = try #require(world.around.roster.person("officer-one"))
    let draft = world.around.notice(of: DigestNameTests.written, to: reader, at: world.now)
    #expect(draft.about == .ofDigest(DigestNameTests.written) && draft.caseID == nil)
    #expect(draft.recipient.person == reader.id && draft.organisation == reader.organisation)
    #expect(draft.facts.map(\.value) == ["每日待办（2026-03-03）", "7", "2", "0"])
    #expect(draft.sendAt == world.now)
  }

  @Test func `what is told of one is read back from what is stored`() throws {
    var world = try World(at: "2026-03-03T08:30+08:00")
    let reader = try #require(world.around.roster.person("officer-one"))
    let draft = world.around.notice(of: DigestNameTests.written, to: reader, at: world.now)
    #expect(try NoticeDraft(canonicalBytes: draft.canonicalBytes) == draft)
  }
}
