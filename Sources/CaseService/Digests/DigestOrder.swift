internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// Digests to be written to some people, and where their round is with them.
package struct DigestOrder: Sendable {
  let round: DigestRound
  let people: [PersonID]
  /// What some owe that no case has a clock for.
  let more: [PersonID: [DigestItem]]
  let mailer: Mailer

  /// What each of them is sent, who owes something: the whole mail, as all attempts will send it.
  func drafts(
    _ stocks: [PersonID: DigestStock], _ around: Surroundings, _ rules: Rules, head: ChainHead
  ) -> [DigestDraft] {
    people.compactMap { person in
      stocks[person].flatMap { draft(to: person, $0, around, rules, head: head) }
    }
  }

  private func draft(
    to person: PersonID, _ stock: DigestStock, _ around: Surroundings, _ rules: Rules,
    head: ChainHead
  ) -> DigestDraft? {
    guard let reader = around.roster.person(person) else { return nil }
    var around = around
    around.docket = stock.docket
    let more = self.more[person] ?? []
    let facts = DigestFacts(
      stock.choice, more, of: round, for: person, from: mailer.senderName,
      head: DigestFacts.Head(number: head.seq, hash: head.text), around)
    let name = "digest.\(round.kind.rawValue).\(person).\(round.slot.compactText)"
    let messageID = mailer.messageID(name)
    var mail = DigestDraft.Mail.none(because: MailOutcome.noAddress)
    if let address = reader.email.flatMap({ MailAddress($0) }),
      let letter = rules.digests.letter(facts)
    {
      mail = .bytes(
        mailer.compose(
          letter, to: Mailbox(name: reader.name, address: address), messageID: messageID,
          in: rules.calendar.zone))
    }
    return DigestDraft(
      stock.choice, more: more.count, kind: round.kind, person: person,
      organisation: reader.organisation,
      slot: round.slot.text, messageID: messageID, mail: mail)
  }
}
