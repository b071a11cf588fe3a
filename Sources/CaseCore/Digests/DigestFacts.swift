package import WorkCalendar

/// Everything that one digest says, before it is a letter.
package struct DigestFacts: Equatable, Sendable {
  package var kind: DigestKind
  package var recipient: String
  package var organisation: String
  package var sender: String
  /// The day for which it is, and since when it tells of news.
  package var day: CivilDate
  package var since: String
  package var late: [DigestItem]
  package var near: [DigestItem]
  package var later: [DigestItem]
  /// What is owed that no case has a clock for.
  package var others: [DigestItem]
  package var ended: [DigestItem]
  package var owedCount: Int
  package var lateCount: Int
  /// How many are owed, and how many ended, that it does not name.
  package var omittedCount: Int
  package var omittedEndedCount: Int
  /// The chain's head as of the writing: whoever reads it is a witness.
  package var head: Head

  /// The number and the hash of the last event.
  package struct Head: Equatable, Sendable {
    package var number: Int64
    package var hash: String

    package init(number: Int64, hash: String) {
      self.number = number
      self.hash = hash
    }
  }

  package init(
    kind: DigestKind, recipient: String, organisation: String, sender: String, day: CivilDate,
    since: String, late: [DigestItem], near: [DigestItem], later: [DigestItem],
    others: [DigestItem] = [], ended: [DigestItem], owedCount: Int, lateCount: Int,
    omittedCount: Int,
    omittedEndedCount: Int, head: Head
  ) {
    self.kind = kind
    self.recipient = recipient
    self.organisation = organisation
    self.sender = sender
    self.day = day
    self.since = since
    self.late = late
    self.near = near
    self.later = later
    self.others = others
    self.ended = ended
    self.owedCount = owedCount
    self.lateCount = lateCount
    self.omittedCount = omittedCount
    self.omittedEndedCount = omittedEndedCount
    self.head = head
  }
}

extension DigestFacts {
  /// What was chosen, in words; whoever writes says who sends.
  package init(
    _ choice: DigestChoice, _ others: [DigestItem] = [], of round: DigestRound,
    for person: PersonID, from sender: String,
    head: Head, _ around: Surroundings
  ) {
    let items = DigestItems(for: person, in: choice.window, around)
    let reader = around.roster.person(person)
    self.init(
      kind: round.kind, recipient: reader?.name ?? person.text,
      organisation: reader.flatMap { around.roster.organisation($0.organisation)?.name } ?? "",
      sender: sender, day: round.slot.date,
      since: String(choice.window.start.iso8601(in: around.calendar.zone).prefix(16))
        .replacing("T", with: " "),
      late: choice.late.map(items.open), near: choice.near.map(items.open),
      later: choice.later.map(items.open), others: others, ended: choice.ended.map(items.ended),
      owedCount: choice.owedCount + others.count, lateCount: choice.lateCount,
      omittedCount: choice.omittedCount,
      omittedEndedCount: choice.endedCount - choice.ended.count, head: head)
  }
}
