package import WorkCalendar

/// One run of one clock: a row of the case that is replaced whole by each event that changes it.
package struct ClockRun: Equatable, Sendable {
  package var key: ClockKey
  /// Counts this key's runs in the case; the first is 1.
  package var serial: Int
  /// Rises only when a decision moves the due date.
  package var generation: Int
  package var owner: Owner
  package var phase: ClockPhase
  package var intervals: ClockIntervals
  /// The due as last computed; of a held clock, the one it had when it was held.
  package var due: Due
  package var calendarVersion: Int
  /// From here on its light is yellow.
  package var yellowAt: Instant
  package var missedAt: Instant?
  /// What its ladder does next; nil when held, or when the ladder has nothing more.
  package var nextRung: PlannedRung?
  /// Rungs planned before this were left out or used up when the due date last moved.
  package var armedAfter: Instant
  package var lastFired: FiredRung?
  /// The notices that asked the question whose silence would count.
  package var askedBy: [NoticeID]

  package init(
    key: ClockKey, serial: Int, generation: Int, owner: Owner, phase: ClockPhase,
    intervals: ClockIntervals, due: Due, calendarVersion: Int, yellowAt: Instant,
    missedAt: Instant?, nextRung: PlannedRung?, armedAfter: Instant, lastFired: FiredRung?,
    askedBy: [NoticeID]
  ) {
    self.key = key
    self.serial = serial
    self.generation = generation
    self.owner = owner
    self.phase = phase
    self.intervals = intervals
    self.due = due
    self.calendarVersion = calendarVersion
    self.yellowAt = yellowAt
    self.missedAt = missedAt
    self.nextRung = nextRung
    self.armedAfter = armedAfter
    self.lastFired = lastFired
    self.askedBy = askedBy
  }

  /// The next instant at which time alone changes something here; nil while nothing does.
  package var wakesAt: Instant? {
    switch phase {
    case .running:
      let expiry = missedAt == nil ? due.instant.advanced(byMilliseconds: 1) : nil
      return [expiry, nextRung?.at].compactMap(\.self).min()
    case .awaitingReach, .held, .met, .expired, .void:
      return nil
    }
  }
}

/// Which clock of a case a run belongs to; a case has at most one live run of each.
package enum ClockKey: Hashable, Sendable {
  /// A clock of the procedure.
  case rule(ClockName)
  /// The second person's limit to confirm a proposal.
  case confirmation
  /// The limit to sign slip number so-and-so of the case.
  case signature(Int)
  /// The limit to acknowledge slip number so-and-so of the case.
  case acknowledgement(Int)
  /// The officer's limit to reach whoever this clock is waiting for.
  case reach(ClockName)
  /// The look that cannot be switched off.
  case look
  /// The limit to release what failed (quarantine).
  case release
}

/// Where a clock's run stands; each phase names the phases it may move to.
package enum ClockPhase: String, Hashable, Sendable, CaseIterable {
  /// Time is being spent. Moves to `held`, `awaitingReach`, `met`, `expired` or `void`.
  case running
  /// No time is spent. Moves to `running`, `met` or `void`.
  case held
  /// Its time is up but the question did not arrive; waits for `reach`. Moves to `expired`, `met`
  /// or `void`.
  case awaitingReach = "awaiting-reach"
  /// What it measured was done; final.
  case met
  /// Its timed action fired; final.
  case expired
  /// The case left the states that know it; final.
  case void

  package var isLive: Bool {
    switch self {
    case .running, .held, .awaitingReach: true
    case .met, .expired, .void: false
    }
  }
}

/// A rung and the instant at which it will fire.
package struct PlannedRung: Equatable, Sendable {
  /// The rung's place in its ladder; the repetition's is the number of rungs.
  package var rung: Int
  /// 0 but for the repetition, where it counts from 1.
  package var occurrence: Int
  /// Where the ladder has it, office hours included.
  package var planned: Instant
  /// When it will fire: later than planned after downtime, sooner when it was brought forward.
  package var at: Instant

  package init(rung: Int, occurrence: Int, planned: Instant, at: Instant) {
    self.rung = rung
    self.occurrence = occurrence
    self.planned = planned
    self.at = at
  }
}

/// A rung that fired.
package struct FiredRung: Equatable, Sendable {
  package var rung: Int
  package var occurrence: Int
  package var generation: Int
  package var planned: Instant
  package var at: Instant

  package init(rung: Int, occurrence: Int, generation: Int, planned: Instant, at: Instant) {
    self.rung = rung
    self.occurrence = occurrence
    self.generation = generation
    self.planned = planned
    self.at = at
  }
}

/// How a finished run of a clock ended, kept in the case.
package struct EndedClock: Equatable, Sendable {
  package var key: ClockKey
  package var serial: Int
  package var round: Int
  package var phase: ClockPhase
  package var wasMissed: Bool
  package var due: Instant
  package var endedAt: Instant

  package init(
    key: ClockKey, serial: Int, round: Int, phase: ClockPhase, wasMissed: Bool, due: Instant,
    endedAt: Instant
  ) {
    self.key = key
    self.serial = serial
    self.round = round
    self.phase = phase
    self.wasMissed = wasMissed
    self.due = due
    self.endedAt = endedAt
  }
}
