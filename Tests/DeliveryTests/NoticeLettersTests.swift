@testable import Delivery
import CaseCore
import Testing
import WorkCalendar

/// Letters as templates and facts make them.
@Suite struct NoticeLettersTests {
  private static let templates = NoticeTemplates(
    text: """
      {{recipient}}: {{says}}
      {{#number}}
      {{number}} {{title}}
      {{/number}}
      {{#facts}}
      {{label}}={{value}}
      {{/facts}}
      {{#do}}
      -> {{do}}
      {{/do}}
      """,
    html: "<p title=\"{{title}}\">{{says}}</p>{{#facts}}<i>{{value}}</i>{{/facts}}",
    kinds: [
      .tell: NoticeWords(subject: "[{{kind}}] {{title}}", says: "kind says", todo: "kind does")
    ],
    engine: [:],
    procedures: ["fair": ["stall": NoticeWords(says: "{{number}}{{#lead}} at {{lead}}{{/lead}}")]])

  private static func letter(
    _ facts: (label: String, value: String)..., template: TemplateName = "stall",
    procedure: ProcedureName = "fair", leadLabels: [String] = [NoticeFact.lead]
  ) throws -> Letter {
    let draft = NoticeDraft(
      id: NoticeID("n1"), about: .ofCase(CaseID(1)), recipient: Owner(post: "p", person: "li"),
      organisation: "lab", template: template, purpose: .tell,
      facts: facts.map { NoticeFact(label: $0.label, value: $0.value) },
      sendAt: Instant(milliseconds: 0))
    return try NoticeLetters(templates).letter(
      LetterFacts(
        draft: draft, procedure: procedure, leadLabels: leadLabels, recipient: "李",
        organisation: "实验室", sender: "秘书处"))
  }

  @Test func `a notice says its own words, and its kind's where it has none`() throws {
    let letter = try NoticeLettersTests.letter(
      (NoticeFact.number, "F-1"), (NoticeFact.title, "摊位"), (NoticeFact.lead, "教育局"))
    #expect(letter.subject == "[通知] 摊位")
    #expect(
      letter.text == """
        李: F-1 at 教育局
        F-1 摊位
        牵头单位=教育局
        -> kind does

        """)
  }

  @Test func `whoever does the work is named, whatever the procedure calls them`() throws {
    let facts = [(label: NoticeFact.number, value: "F-1"), (label: "协办单位", value: "住建局")]
    for labels in [["协办单位"], ["承办单位", "协办单位"]] {
      let letter = try NoticeLettersTests.letter(facts[0], facts[1], leadLabels: labels)
      #expect(letter.text.hasPrefix("李: F-1 at 住建局"))
    }
  }

  @Test func `what is not there leaves no trace`() throws {
    let letter = try NoticeLettersTests.letter(template: "other")
    #expect(letter.text == "李: kind says\n-> kind does\n")
  }

  @Test func `a notice of another procedure does not take its words`() throws {
    #expect(try NoticeLettersTests.letter(procedure: "other").text.contains("kind says"))
  }

  @Test(arguments: ["<script>", "\"><img src=x>", "'&amp;", "<\u{301}b>", "\"\u{301}"])
  func `nothing that somebody wrote is markup`(_ words: String) throws {
    let html = try NoticeLettersTests.letter(
      (NoticeFact.title, words), (NoticeFact.lead, words), ("备注", words)
    ).html
    let escaped = LetterTemplate.escaped(words)
    #expect(!escaped.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
    #expect(html.contains("<p title=\"\(escaped)\">"))
    #expect(html.contains("<i>\(escaped)</i>"))
    #expect(html.unicodeScalars.count { $0 == "<" } == 6)
  }

  @Test func `what somebody wrote is no tag of the template`() throws {
    let letter = try NoticeLettersTests.letter((NoticeFact.title, "{{sender}}"), ("备注", "{{do}}"))
    #expect(letter.subject == "[通知] {{sender}}")
    #expect(letter.text.contains("备注={{do}}"))
  }
}
