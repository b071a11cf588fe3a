package import CaseCore
internal import Mustache

/// Writes the letters of notices by their templates; the same notice, the same letter.
///
/// Only what templates name gets into them. In HTML every value is escaped here, scalar by scalar,
/// whatever the template says.
package struct NoticeLetters: Sendable {
  private let templates: NoticeTemplates
  private let textFrame: MustacheTemplate
  private let htmlFrame: MustacheTemplate
  /// By their texts, which are few.
  private let words: [String: MustacheTemplate]

  /// Throws where a template can't be read, which its reader should have found.
  package init(_ templates: NoticeTemplates) throws {
    self.templates = templates
    textFrame = try LetterTemplate.compiled(templates.text)
    htmlFrame = try LetterTemplate.compiled(templates.html)
    words = try templates.allWords.flatMap { [$0.subject, $0.says, $0.todo] }.compactMap(\.self)
      .reduce(into: [:]) { $0[$1] = try LetterTemplate.compiled($1) }
  }

  /// A letter, whoever it goes to.
  package func letter(_ letter: LetterFacts) -> Letter {
    let own = templates.words(of: letter.draft, in: letter.procedure)
    let plain = letter.variables
    let subject = render(own.subject, plain)
    let says = render(own.says, plain)
    let todo = render(own.todo, plain)
    func variables(_ escape: (String) -> String) -> [String: Any] {
      var all = NoticeLetters.values(
        plain.merging([.subject: subject, .says: says, .todo: todo]) { known, _ in known }, escape)
      all[TemplateVariable.facts.rawValue] = letter.listed.map {
        [
          TemplateVariable.label.rawValue: escape($0.label),
          TemplateVariable.value.rawValue: escape($0.value),
        ]
      }
      return all
    }
    return Letter(
      subject: subject, text: textFrame.render(variables { $0 }),
      html: htmlFrame.render(variables(LetterTemplate.escaped)))
  }

  private func render(_ text: String?, _ variables: [TemplateVariable: String]) -> String {
    guard let text, let template = words[text] else { return "" }
    return template.render(NoticeLetters.values(variables) { $0 })
  }

  private static func values(
    _ variables: [TemplateVariable: String], _ escape: (String) -> String
  ) -> [String: Any] {
    LetterTemplate.values(variables.map { ($0.key.rawValue, $0.value) }, escape)
  }
}

/// What a letter is written from: a notice's frozen facts, and who is told in which words.
package struct LetterFacts: Sendable {
  package var draft: NoticeDraft
  /// Nil where it is about no case.
  package var procedure: ProcedureName?
  /// What whoever does the work may be called among the facts, the likeliest first.
  package var leadLabels: [String]
  /// The names of the recipient, of their organisation and of whoever sends.
  package var recipient: String
  package var organisation: String
  package var sender: String

  package init(
    draft: NoticeDraft, procedure: ProcedureName?, leadLabels: [String] = [NoticeFact.lead],
    recipient: String, organisation: String, sender: String
  ) {
    self.draft = draft
    self.procedure = procedure
    self.leadLabels = leadLabels
    self.recipient = recipient
    self.organisation = organisation
    self.sender = sender
  }

  var variables: [TemplateVariable: String] {
    [
      .number: fact(NoticeFact.number), .title: fact(NoticeFact.title),
      .state: fact(NoticeFact.state), .recipient: recipient,
      .lead: leadLabels.lazy.map(fact).first { !$0.isEmpty } ?? "",
      .organisation: organisation, .kind: draft.purpose.label, .sender: sender,
    ]
  }

  /// The facts that a list shows: the number and the title stand above it.
  var listed: [NoticeFact] {
    draft.facts.filter { $0.label != NoticeFact.number && $0.label != NoticeFact.title }
  }

  private func fact(_ label: String) -> String {
    draft.facts.first { $0.label == label }?.value ?? ""
  }
}

/// A letter's words, before it is a mail.
package struct Letter: Equatable, Sendable {
  package var subject: String
  package var text: String
  package var html: String
}

extension NoticeTemplates {
  fileprivate var allWords: [NoticeWords] {
    Array(kinds.values) + Array(engine.values) + procedures.values.flatMap(\.values)
  }
}
