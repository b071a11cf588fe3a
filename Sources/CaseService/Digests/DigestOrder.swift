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
    _ stocks: [PersonID: DigestStock], _ around: inout Surroundings, _ rules: Rules,
    head: ChainHead, at: Instant
  ) -> [DigestDraft] {
    let head = DigestFacts.Head(number: head.seq, hash: head.text)
    var drafts: [DigestDraft] = []
    for person in people {
      guard let reader = around.roster.person(person), let stock = stocks[person] else { continue }
      var draft = draft(to: reader, stock, around, rules, head)
      if case .bytes = draft.mail {
        draft.telling = around.notice(of: WrittenDigest(draft, head), to: reader, at: at)
      }
      drafts.append(draft)
    }
    return drafts
  }

  private func draft(
    to reader: Person, _ stock: DigestStock, _ around: Surroundings, _ rules: Rules,
    _ head: DigestFacts.Head
  ) -> DigestDraft {
    var around = around
    around.docket = stock.docket
    let more = self.more[reader.id] ?? []
    let facts = DigestFacts(
      stock.choice, more, of: round, for: reader.id, from: mailer.senderName, head: head, around)
    let name = DigestName(kind: round.kind, person: reader.id, slot: round.slot.text)
    let messageID = mailer.messageID(name.text)
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
      stock.choice, more: more.count, kind: round.kind, person: reader.id,
      organisation: reader.organisation,
      slot: round.slot.text, messageID: messageID, mail: mail)
  }
}

extension WrittenDigest {
  fileprivate init(_ draft: DigestDraft, _ head: DigestFacts.Head) {
    self.init(
      id: draft.name.text, kind: draft.kind, slot: draft.slot, owedCount: draft.owedCount,
      lateCount: draft.lateCount, endedCount: draft.endedCount, head: head)
  }
}
