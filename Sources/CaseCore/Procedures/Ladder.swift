package import WorkCalendar

/// Who is told, and what is issued, as a due date comes near and passes (逐级催办).
package struct Ladder: Equatable, Sendable {
  package var name: LadderName
  package var label: String
  /// In order of their offsets.
  package var rungs: [Rung]
  /// The last rung, again and again; nil only where the clock's expiry is a timed action.
  package var repetition: Repetition?

  package init(name: LadderName, label: String, rungs: [Rung], repetition: Repetition?) {
    self.name = name
    self.label = label
    self.rungs = rungs
    self.repetition = repetition
  }
}

/// One rung: at an offset from the due date it tells people and may do more.
package struct Rung: Equatable, Sendable {
  /// From the due date, in working days; negative before it.
  package var offset: Limit
  package var tells: [Told]
  package var slip: SlipColour?
  /// What goes out is laid before this post first (签发).
  package var sign: SignRule?
  /// Whoever gets the slip acknowledges it within this; otherwise the next rung is brought forward.
  package var acknowledge: Limit?
  /// The case's level is at least this from here on.
  package var level: Int?
  package var action: ActionName?
  /// The officer is asked to ring whoever owes.
  package var asksToRing: RoleName?

  package init(
    offset: Limit, tells: [Told], slip: SlipColour? = nil, sign: SignRule? = nil,
    acknowledge: Limit? = nil, level: Int? = nil, action: ActionName? = nil,
    asksToRing: RoleName? = nil
  ) {
    self.offset = offset
    self.tells = tells
    self.slip = slip
    self.sign = sign
    self.acknowledge = acknowledge
    self.level = level
    self.action = action
    self.asksToRing = asksToRing
  }
}

/// The rung that repeats without end.
package struct Repetition: Equatable, Sendable {
  /// From the last rung, and then from the last repetition; 1 to 10 working days.
  package var every: Limit
  package var tells: [Told]
  package var sign: SignRule?
  /// A line in the bulletin each time.
  package var isInBulletin: Bool
  /// From this occurrence (1 is the first) on the level is at least this.
  package var level: RepetitionLevel?

  package init(
    every: Limit, tells: [Told], sign: SignRule? = nil, isInBulletin: Bool = false,
    level: RepetitionLevel? = nil
  ) {
    self.every = every
    self.tells = tells
    self.sign = sign
    self.isInBulletin = isInBulletin
    self.level = level
  }
}

/// The level that a repeating rung raises to, and from which occurrence.
package struct RepetitionLevel: Equatable, Sendable {
  package var level: Int
  package var fromOccurrence: Int

  package init(level: Int, fromOccurrence: Int) {
    self.level = level
    self.fromOccurrence = fromOccurrence
  }
}

/// Whom a rung or an action tells.
package enum Told: Hashable, Sendable {
  /// Whoever owes the duty.
  case owner
  case role(RoleName)
}

/// The three supervision slips (督办单).
package enum SlipColour: String, Hashable, Sendable, CaseIterable, Comparable {
  case blue
  case yellow
  case red

  package var label: String {
    switch self {
    case .blue: "催办通知单"
    case .yellow: "督办通知单"
    case .red: "提级督办单"
    }
  }

  /// The next colour of the one series that a case and round have.
  package var next: SlipColour? {
    switch self {
    case .blue: .yellow
    case .yellow: .red
    case .red: nil
    }
  }

  private var rank: Int {
    switch self {
    case .blue: 0
    case .yellow: 1
    case .red: 2
    }
  }

  package static func < (left: SlipColour, right: SlipColour) -> Bool { left.rank < right.rank }
}

/// Who signs what a rung sends, and how long it may lie unsigned.
package struct SignRule: Equatable, Sendable {
  package var role: RoleName
  package var limit: Limit

  package init(role: RoleName, limit: Limit) {
    self.role = role
    self.limit = limit
  }
}
