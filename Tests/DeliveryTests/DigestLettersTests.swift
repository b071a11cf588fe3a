@testable import Delivery
import CaseCore
import Testing
import WorkCalendar

/// Digests as templates and facts make them.
@Suite struct DigestLettersTests {
  private static let templates = DigestTemplates(kinds: [
    .daily: DigestTemplate(
      subject: "{{total}} owed{{#late-count}}, {{late-count}} late{{/late-count}} ({{date}})",
      text: """
        {{recipient}} {{weekday}}
        {{#late-count}}
        LATE
        {{#late}}
        * {{number}} {{#title}}"{{title}}" {{/title}}{{due}} {{do}}
        {{/late}}
        {{/late-count}}
        {{#later}}
        - {{number}} {{due}}
        {{/later}}
        {{#omitted}}
        and {{omitted}} more
        {{/omitted}}
        {{event}} {{head}}
        """,
      html: "{{#late}}<b title=\"{{number}}\">{{title}}</b>{{/late}}{{head}}")
  ])

  private func facts(late: Int) throws -> DigestFacts {
    let world = try #require(CivilDate("2026-06-02"))
    var item = DigestItem(number: "F-1", duty: "清点")
    item.title = "<i>摊位</i> {{head}}"
    item.due = "2026-06-01"
    item.todo = "清点"
    return DigestFacts(
      kind: .daily, recipient: "李", organisation: "实验室", sender: "秘书处", day: world,
      since: "2026-06-01 08:30", late: Array(repeating: item, count: late), near: [],
      later: [DigestItem(number: "F-2", duty: "搬", due: "2026-06-09")], ended: [],
      owedCount: late + 1 + 5, lateCount: late, omittedCount: 5, omittedEndedCount: 0,
      head: DigestFacts.Head(number: 7, hash: "ab12"))
  }

  @Test func `a digest names what is late, what comes later, and the chain's head`() throws {
    let letter = try #require(
      try DigestLetters(DigestLettersTests.templates).letter(try facts(late: 1)))
    #expect(letter.subject == "7 owed, 1 late (2026-06-02)")
    #expect(
      letter.text == """
        李 周二
        LATE
        * F-1 "<i>摊位</i> {{head}}" 2026-06-01 清点
        - F-2 2026-06-09
        and 5 more
        7 ab12
        """)
  }

  @Test func `a part without anything in it is not there`() throws {
    let letter = try #require(
      try DigestLetters(DigestLettersTests.templates).letter(try facts(late: 0)))
    #expect(letter.subject == "6 owed (2026-06-02)")
    #expect(!letter.text.contains("LATE"))
  }

  @Test func `in HTML every value is escaped`() throws {
    let letter = try #require(
      try DigestLetters(DigestLettersTests.templates).letter(try facts(late: 1)))
    #expect(
      letter.html == "<b title=\"F-1\">&lt;i&gt;摊位&lt;/i&gt; {{head}}</b>ab12", "\(letter.html)")
  }
}
