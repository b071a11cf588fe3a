package import CaseCore
internal import Mustache
internal import WorkCalendar

/// Writes digests by their templates; the same facts, the same letter.
package struct DigestLetters: Sendable {
  private let kinds: [DigestKind: Compiled]

  private struct Compiled: Sendable {
    let subject: MustacheTemplate
    let text: MustacheTemplate
    let html: MustacheTemplate
  }

  /// Throws where a template can't be read, which its reader should have found.
  package init(_ templates: DigestTemplates) throws {
    kinds = try templates.kinds.mapValues { template in
      Compiled(
        subject: try LetterTemplate.compiled(template.subject),
        text: try LetterTemplate.compiled(template.text),
        html: try LetterTemplate.compiled(template.html))
    }
  }

  /// A digest as a letter; nil for a kind that has no words.
  package func letter(_ facts: DigestFacts) -> Letter? {
    guard let kind = kinds[facts.kind] else { return nil }
    let plain = facts.variables { $0 }
    return Letter(
      subject: kind.subject.render(plain), text: kind.text.render(plain),
      html: kind.html.render(facts.variables(LetterTemplate.escaped)))
  }
}

extension DigestFacts {
  /// What is empty, or none, is not there, so that a section around it is left out.
  fileprivate func variables(_ escape: (String) -> String) -> [String: Any] {
    let words: [DigestVariable: String] = [
      .recipient: recipient, .organisation: organisation, .sender: sender, .date: "\(day)",
      .weekday: day.weekdayLabel, .since: since, .total: count(owedCount),
      .lateCount: count(lateCount), .nearCount: count(near.count),
      .laterCount: count(later.count), .othersCount: count(others.count),
      .endedCount: count(ended.count + omittedEndedCount),
      .omitted: count(omittedCount), .omittedEnded: count(omittedEndedCount), .head: head.hash,
      .event: String(head.number),
    ]
    var all: [String: Any] = LetterTemplate.values(
      words.map { ($0.key.rawValue, $0.value) }, escape)
    for (list, items) in [
      (DigestVariable.late, late), (.near, near), (.later, later), (.others, others),
      (.ended, ended),
    ] {
      all[list.rawValue] = items.map { LetterTemplate.values($0.words, escape) }
    }
    return all
  }

  private func count(_ number: Int) -> String { number > 0 ? String(number) : "" }
}

extension DigestItem {
  fileprivate var words: [(String, String)] {
    let words: [(DigestVariable, String)] = [
      (.number, number), (.title, title), (.duty, duty), (.state, state), (.due, due),
      (.left, left), (.why, why), (.todo, todo), (.news, news), (.ending, ending),
    ]
    return words.map { ($0.0.rawValue, $0.1) }
  }
}
