package import WorkCalendar

/// What somebody says became of a notice.
package struct NoticeSettlement: Equatable, Sendable {
  package var caseID: CaseID
  package var notice: NoticeID
  package var word: Word
  package var caller: Caller

  /// How the duty to tell goes on.
  package enum Word: Equatable, Sendable {
    /// It had arrived after all.
    case arrived(note: String)
    /// The recipient, or who stands in, was told by word of mouth.
    case told(to: String, means: BehalfMeans, at: Instant)
    /// Nobody need be told any more.
    case waived(reason: String)
    /// It goes out again.
    case again(reason: String)
  }

  package init(caseID: CaseID, notice: NoticeID, word: Word, caller: Caller) {
    self.caseID = caseID
    self.notice = notice
    self.word = word
    self.caller = caller
  }
}

/// Notices whose end is a person's word: told in person, waived, marked, sent again.
extension Deliberation {
  /// The posts whose duty a notice is that did not get through: the secretariat's.
  private static let settlers: Set<PostKind> = [.officer, .director, .actingDirector]

  mutating func settleNotice(_ settlement: NoticeSettlement) throws(Rejection) {
    let (file, procedure) = try file(settlement.caseID)
    let posts = around.roster.postsHeld(by: settlement.caller.person, on: today).filter {
      around.roster.post($0).map { Deliberation.settlers.contains($0.kind) } ?? false
    }
    let actor = try actor(settlement.caller, posts, ActionName("notice"))
    if case .told(_, _, let instant) = settlement.word { try checkTold(at: instant, in: file) }
    var draft = draft(file, procedure, by: actor)
    guard let end = settlement.word.end else {
      return take(draft, .noticeResent(settlement.notice), note: note(of: settlement.word))
    }
    // What was asked by a notice that failed counts as asked once its recipient was told.
    if file.clocks.contains(where: { $0.askedBy.contains(settlement.notice) }),
      file.asked[settlement.notice]?.hasArrived != true
    {
      draft.note(.asked(settlement.notice, end))
    }
    take(draft, .noticeEnded(settlement.notice, end), note: note(of: settlement.word))
    try endReaches(of: settlement.caseID)
  }

  /// What became of a notice by which something was asked.
  ///
  /// One that had failed and arrives after all has arrived; no other end changes.
  mutating func noticeEnded(
    _ id: CaseID, _ notice: NoticeID, _ end: NoticeEnd
  ) throws(Rejection) {
    let (file, procedure) = try file(id)
    let before = file.asked[notice]
    let isLate = before == .handedOver && end == .delivered
    guard file.clocks.contains(where: { $0.askedBy.contains(notice) }), before == nil || isLate
    else { return }
    var draft = draft(file, procedure, by: .time)
    draft.note(.asked(notice, end))
    take(draft, .noticeEnded(notice, end))
    if isLate { try endReaches(of: id) }
  }

  /// Where the officer was still to bring the question, and it has arrived now, silence counts.
  private mutating func endReaches(of id: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    for run in file.clocks {
      guard case .rule(let clock) = run.key, run.phase == .awaitingReach,
        file.hasHeardQuestion(run)
      else { continue }
      return try endReach(clock, draft(file, procedure, by: .time), reached: true, note: nil)
    }
  }

  private func note(of word: NoticeSettlement.Word) -> String {
    switch word {
    case .arrived(let note): note
    case .told(let to, let means, let at):
      ToldInPerson(means: means, to: to, at: at).note(in: around.calendar.zone)
    case .waived(let reason), .again(let reason): reason
    }
  }
}

extension NoticeSettlement.Word {
  /// How the duty to tell ends; nil where it begins anew.
  package var end: NoticeEnd? {
    switch self {
    case .arrived: .delivered
    case .told: .toldInPerson
    case .waived: .waived
    case .again: nil
    }
  }
}
