internal import CaseCore
internal import WorkCalendar

/// What the events of one case fold to: the case, and every row that hangs on it.
struct CaseFold {
  private(set) var file: CaseFile
  /// Every duty there ever was, ended ones too.
  private(set) var duties: [FoldedDuty] = []
  /// The notices that the events speak of.
  private(set) var notices: [FoldedNotice] = []

  /// What people said last of notices, by the notices' ids.
  private(set) var words: [NoticeID: FoldedWord] = [:]

  /// Nil unless the events are the whole life of a case, from its opening on.
  init?(_ events: [StoredEvent]) {
    guard let opening = events.first, let first = opening.caseEvent, first.version == 1,
      let opened = CaseFile(first: first)
    else { return nil }
    file = opened
    follow(first, opening.seq, before: [])
    for stored in events.dropFirst() {
      guard let event = stored.caseEvent, event.version == file.version + 1 else { return nil }
      let before = file.clocks
      file.apply(event)
      follow(event, stored.seq, before: before)
    }
  }

  /// Folds into the duties what an event did to the clocks.
  private mutating func follow(_ event: CaseEvent, _ seq: Int64, before: [ClockRun]) {
    notices += event.notices.map { FoldedNotice($0, event, seq, leaving: file) }
    if case .noticeEnded(let notice, let end) = event.kind {
      words[notice] = FoldedWord(end, event)
    }
    if case .noticeResent(let notice) = event.kind { words[notice] = nil }
    for case .rung(let key, let fired) in event.changes {
      withLive(key) { $0.fired.append(fired) }
    }
    for run in before where file.run(run.key)?.serial != run.serial {
      withLive(run.key) { $0.end(event) }
    }
    for run in file.clocks {
      let known = before.first { $0.key == run.key && $0.serial == run.serial }
      if known == nil {
        duties.append(FoldedDuty(run, at: event.at))
      } else if let known, known != run {
        let isNews = run.isNews(after: known)
        withLive(run.key) { $0.update(run, changedAt: isNews ? event.at : nil) }
      }
    }
  }

  private mutating func withLive(_ key: ClockKey, _ change: (inout FoldedDuty) -> Void) {
    if let place = duties.firstIndex(where: { $0.run.key == key && $0.endedAt == nil }) {
      change(&duties[place])
    }
  }
}

/// A notice as an event speaks of it.
struct FoldedNotice {
  let reference: NoticeReference
  /// Its event's number.
  let event: Int64
  /// What it is about, by its purpose, which the event does not say whole; of which family, its
  /// procedure says.
  let types: [NoticePurpose: MessageType]

  init(_ reference: NoticeReference, _ event: CaseEvent, _ seq: Int64, leaving file: CaseFile) {
    self.reference = reference
    self.event = seq
    types = Dictionary(
      uniqueKeysWithValues: NoticePurpose.allCases.map {
        ($0, MessageType($0, by: event, leaving: file))
      })
  }
}

extension FoldedNotice {
  /// Whether a row's word says what it is about.
  ///
  /// Nobody knows of which family its case is where the procedure isn't asked. Before procedures
  /// named one all were `case`.
  func isAbout(_ word: String, _ purpose: NoticePurpose, _ family: MessageFamily?) -> Bool {
    guard let type = MessageType(word: word), type.of(.case) == types[purpose] else { return false }
    guard let family else { return true }
    return type == type.of(.case) || type == type.of(family)
  }
}

/// What a person's word left of a notice: who said it, and what the event notes of it.
struct FoldedWord {
  let end: NoticeEnd
  let person: PersonID
  /// Nil once it was erased.
  let note: String?

  /// Nil for what no person said.
  init?(_ end: NoticeEnd, _ event: CaseEvent) {
    guard let person = event.actor.person else { return nil }
    self.end = end
    self.person = person
    note = event.note
  }
}

/// One run of one clock as its events leave its duty.
struct FoldedDuty {
  /// The run as it was last seen live.
  private(set) var run: ClockRun
  private(set) var phase: ClockPhase
  private(set) var firstMissedAt: Instant?
  private(set) var endedAt: Instant?
  /// When it last became news to whoever owes it.
  private(set) var changedAt: Instant
  var fired: [FiredRung] = []

  init(_ run: ClockRun, at instant: Instant) {
    self.run = run
    changedAt = instant
    phase = run.phase
    firstMissedAt = run.missedAt
  }

  mutating func update(_ run: ClockRun, changedAt: Instant?) {
    self.run = run
    self.changedAt = changedAt ?? self.changedAt
    phase = run.phase
    firstMissedAt = firstMissedAt ?? run.missedAt
  }

  /// Ends as its event says; a run that the event only drops is void.
  mutating func end(_ event: CaseEvent) {
    phase = .void
    for case .clock(let changed) in event.changes
    where changed.key == run.key && changed.serial == run.serial {
      phase = changed.phase
    }
    endedAt = event.at
  }
}
