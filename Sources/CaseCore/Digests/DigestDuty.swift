package import WorkCalendar

/// A duty as a digest looks at it: what is owed in which case, and what befell it when.
package struct DigestDuty: Equatable, Sendable {
  package var caseID: CaseID
  package var clock: ClockKey
  package var serial: Int
  package var startedAt: Instant
  /// When it came to whoever owes it now, or was last given another date.
  package var changedAt: Instant
  package var yellowAt: Instant
  package var dueAt: Instant
  package var isProvisional: Bool
  /// Nil while it is owed.
  package var ending: Ending?

  /// How a duty ended.
  package struct Ending: Equatable, Sendable {
    package var at: Instant
    package var phase: ClockPhase
    package var wasMissed: Bool

    package init(at: Instant, phase: ClockPhase, wasMissed: Bool) {
      self.at = at
      self.phase = phase
      self.wasMissed = wasMissed
    }
  }

  package init(
    caseID: CaseID, clock: ClockKey, serial: Int, startedAt: Instant, changedAt: Instant,
    yellowAt: Instant, dueAt: Instant, isProvisional: Bool, ending: Ending? = nil
  ) {
    self.caseID = caseID
    self.clock = clock
    self.serial = serial
    self.startedAt = startedAt
    self.changedAt = changedAt
    self.yellowAt = yellowAt
    self.dueAt = dueAt
    self.isProvisional = isProvisional
    self.ending = ending
  }

  /// Due is inclusive: it is late strictly after.
  package func isLate(at instant: Instant) -> Bool { instant > dueAt }

  /// Whether it is the first look at a case, which every case carries: nobody can look before it
  /// is over, and then the next one has begun.
  var isFirstLook: Bool { clock == .look && serial == 1 }

  /// What of it is news in a window; nothing that is in one is in another.
  package func news(in window: DigestWindow) -> [DigestNews] {
    var news: [DigestNews] = []
    if window.contains(changedAt) { news.append(changedAt == startedAt ? .began : .changed) }
    if window.contains(dueAt) { news.append(.becameLate) }
    return news
  }
}

/// What happened to a duty that is still owed.
package enum DigestNews: Equatable, Sendable, CaseIterable {
  case began
  /// It came from somebody else, goes on after a pause, or has another date.
  case changed
  case becameLate

  package var label: String {
    switch self {
    case .began: "新"
    case .changed: "有变动"
    case .becameLate: "新逾期"
    }
  }
}
