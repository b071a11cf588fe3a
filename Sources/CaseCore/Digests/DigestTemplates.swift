/// The words of digests as their files have them, for each kind.
package struct DigestTemplates: Equatable, Sendable {
  package var kinds: [DigestKind: DigestTemplate]

  package init(kinds: [DigestKind: DigestTemplate]) {
    self.kinds = kinds
  }
}

/// How one kind of digest is written.
package struct DigestTemplate: Equatable, Sendable {
  package var subject: String
  /// The whole mail as text, and as HTML.
  package var text: String
  package var html: String

  package init(subject: String, text: String, html: String) {
    self.subject = subject
    self.text = text
    self.html = html
  }
}

/// What a digest's template may name.
package enum DigestVariable: String, Sendable, CaseIterable {
  /// Who is written to, in which organisation, and who writes.
  case recipient
  case organisation
  case sender
  /// For which day, and since when what is news is told.
  case date
  case weekday
  case since
  /// How many are owed, how many are late, and how many of each part there are.
  case total
  case lateCount = "late-count"
  case nearCount = "near-count"
  case laterCount = "later-count"
  case othersCount = "others-count"
  case endedCount = "ended-count"
  /// How many are owed, and how many ended, that are not named; empty where all are.
  case omitted
  case omittedEnded = "omitted-ended"
  /// The parts, each a list: late, near or due today, due later, what no case has a clock for, and
  /// what ended.
  case late
  case near
  case later
  case others
  case ended
  /// The head of the chain of events, and its number.
  case head
  case event
  /// Within a list: the case, what is owed, until when, why then, what to do, what is news.
  case number
  case title
  case duty
  case state
  case due
  case left
  case why
  case todo = "do"
  case news
  case ending

  /// Those that are lists, and what stands in each.
  package static let lists: Set<DigestVariable> = [.late, .near, .later, .others, .ended]
  package static let ofItems: Set<DigestVariable> = [
    .number, .title, .duty, .state, .due, .left, .why, .todo, .news, .ending,
  ]
  /// Those that a subject may name.
  package static let ofSubject: Set<DigestVariable> = [
    .recipient, .organisation, .sender, .date, .weekday, .total, .lateCount, .nearCount,
  ]
}
