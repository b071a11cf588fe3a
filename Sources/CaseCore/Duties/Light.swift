package import WorkCalendar

/// The colour of a case, computed from its clocks whenever somebody looks.
package enum Light: String, Hashable, Sendable, CaseIterable {
  case green
  case yellow
  case red
  /// Some rule's clock is held, and none that could be late runs.
  case grey

  package var label: String {
    switch self {
    case .green: "正常"
    case .yellow: "临期"
    case .red: "逾期"
    case .grey: "暂停"
    }
  }
}

extension CaseFile {
  /// The colour of the worst running clock of the procedure; the look never colours.
  package func light(at instant: Instant) -> Light {
    if redAt <= instant { return .red }
    if yellowAt <= instant { return .yellow }
    return isStandingStill ? .grey : .green
  }

  /// The first instant at which some rule's clock is late; the distant future if none will be.
  package var redAt: Instant {
    earliest(\.due.instant)?.advanced(byMilliseconds: 1) ?? .distantFuture
  }

  /// The first instant at which some rule's clock is near its due.
  package var yellowAt: Instant { earliest(\.yellowAt) ?? .distantFuture }

  /// The next instant at which time alone changes something; the distant future when none does.
  package var wakeAt: Instant { wakesAt ?? .distantFuture }

  /// Whether it has held clocks of its procedure, and none that could be late.
  package var isStandingStill: Bool {
    clocks.contains { $0.isRule && $0.phase == .held } && !clocks.contains(where: \.canBeLate)
  }

  /// Of the clocks by which somebody can be late.
  ///
  /// A list asks it of each of its cases, so nothing is copied.
  private func earliest(_ instant: (ClockRun) -> Instant) -> Instant? {
    var earliest: Instant?
    for clock in clocks where clock.canBeLate {
      earliest = min(earliest ?? .distantFuture, instant(clock))
    }
    return earliest
  }
}

extension ClockRun {
  /// Whether it is owed by somebody else than before, owed again, or has another date.
  package func isNews(after known: ClockRun) -> Bool {
    owner.person != known.owner.person || due.instant != known.due.instant
      || (isOwed && !known.isOwed)
  }

  /// Whether somebody owes what it measures now; what is held is owed by nobody.
  package var isOwed: Bool {
    switch phase {
    case .running, .awaitingReach: true
    case .held, .met, .expired, .void: false
    }
  }

  /// Whether somebody can be late by it; a pause's own end is none.
  fileprivate var canBeLate: Bool {
    isRule && phase == .running && yellowAt < .distantFuture
  }

  fileprivate var isRule: Bool {
    switch key {
    case .rule: true
    case .confirmation, .signature, .acknowledgement, .reach, .look, .release: false
    }
  }
}
