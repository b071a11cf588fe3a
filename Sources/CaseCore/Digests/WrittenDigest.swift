package import WorkCalendar

/// A digest that was written, as other systems of its reader's organisation hear of it: what it
/// counts, never what it says.
package struct WrittenDigest: Equatable, Sendable {
  /// By which `GET /digests` and the mail know it.
  package var id: String
  package var kind: DigestKind
  package var slot: String
  package var owedCount: Int
  package var lateCount: Int
  package var endedCount: Int
  /// The head at the digest's foot: the system is one witness more.
  package var head: DigestFacts.Head

  package init(
    id: String, kind: DigestKind, slot: String, owedCount: Int, lateCount: Int, endedCount: Int,
    head: DigestFacts.Head
  ) {
    self.id = id
    self.kind = kind
    self.slot = slot
    self.owedCount = owedCount
    self.lateCount = lateCount
    self.endedCount = endedCount
    self.head = head
  }
}

extension Surroundings {
  /// What is told of a digest to whoever takes such messages for its reader's organisation.
  package mutating func notice(
    of digest: WrittenDigest, to reader: Person, at instant: Instant
  ) -> NoticeDraft {
    let today = calendar.date(of: instant)
    let post = roster.postsHeld(by: reader.id, on: today).first ?? PostID("")
    return NoticeDraft(
      id: NoticeID("office-" + draws.publicID()), about: .ofDigest(digest),
      recipient: Owner(post: post, person: reader.id), organisation: reader.organisation,
      template: EngineTemplate.digestSent, purpose: .tell,
      facts: [
        NoticeFact(label: NoticeFact.title, value: "\(digest.kind.label)（\(today)）"),
        NoticeFact(label: "待办", value: "\(digest.owedCount)"),
        NoticeFact(label: "逾期", value: "\(digest.lateCount)"),
        NoticeFact(label: "了结", value: "\(digest.endedCount)"),
      ], sendAt: instant)
  }
}

extension DigestKind {
  /// What people call it.
  package var label: String {
    switch self {
    case .daily: "每日待办"
    }
  }
}
