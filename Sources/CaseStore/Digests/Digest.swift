package import CaseCore
package import WorkCalendar

/// A digest as it is written: for whom, for which slot, what it tells of, and its bytes.
package struct DigestDraft: Equatable, Sendable {
  package var kind: DigestKind
  package var person: PersonID
  package var organisation: OrganisationID
  package var slot: String
  package var window: DigestWindow
  package var owedCount: Int
  package var lateCount: Int
  package var endedCount: Int
  /// The cases of which it speaks.
  package var cases: Set<CaseID>
  package var messageID: String
  /// The whole mail, or why there can be none.
  package var mail: Mail
  /// What other systems of the organisation are to hear of it, if one of them takes it.
  package var telling: NoticeDraft?

  package enum Mail: Equatable, Sendable {
    case bytes([UInt8])
    case none(because: String)
  }

  package init(
    _ choice: DigestChoice, more: Int = 0, kind: DigestKind, person: PersonID,
    organisation: OrganisationID,
    slot: String, messageID: String, mail: Mail
  ) {
    self.kind = kind
    self.person = person
    self.organisation = organisation
    self.slot = slot
    window = choice.window
    owedCount = choice.owedCount + more
    lateCount = choice.lateCount
    endedCount = choice.endedCount
    cases = choice.cases
    self.messageID = messageID
    self.mail = mail
  }
}

extension DigestDraft {
  package var name: DigestName { DigestName(kind: kind, person: person, slot: slot) }
}

/// A digest as the store has it.
package struct DigestRow: Equatable, Sendable {
  /// For how long it is kept that one was written, in milliseconds: over a year, so that whoever
  /// asks about last year's finds them.
  package static let retention: Int64 = 400 * Instant.millisecondsPerDay

  package var number: Int64
  package var kind: DigestKind
  package var person: PersonID
  package var slot: String
  package var lane: Int64
  package var window: DigestWindow
  package var owedCount: Int
  package var lateCount: Int
  package var endedCount: Int
  package var messageID: String
  package var state: DigestState
  /// Nil unless it is owed.
  package var nextAt: Instant?
  package var attempts: Int
  package var fault: String?
  /// Nil once it has ended.
  package var body: [UInt8]?

  package var name: DigestName { DigestName(kind: kind, person: person, slot: slot) }
}

/// Where a digest stands; the last two are its ends.
package enum DigestState: String, Hashable, Sendable, CaseIterable {
  /// Moves to `sending`, or to `failed` if what it says is erased.
  case owed
  /// Moves to `owed`, `uncertain`, `delivered` or `failed`.
  case sending
  /// Cut off where nobody can know whether it arrived: not sent again by itself. A person's word
  /// moves it to `delivered` or `owed`.
  case uncertain
  case delivered
  /// It was refused, tried for too long, or had nowhere to go.
  case failed
}

/// What became of a digest, by the courier's word.
package struct DigestUpdate: Equatable, Sendable {
  package var number: Int64
  package var state: DigestState
  /// When it is tried next; only an owed one is.
  package var nextAt: Instant?
  package var attempts: Int
  /// It changes nothing unless the digest is in this state.
  package var expected: DigestState
  package var lane: LaneVerdict?
  package var fault: String?

  package init(
    number: Int64, state: DigestState, nextAt: Instant? = nil, attempts: Int,
    expected: DigestState, lane: LaneVerdict? = nil, fault: String? = nil
  ) {
    self.number = number
    self.state = state
    self.nextAt = nextAt
    self.attempts = attempts
    self.expected = expected
    self.lane = lane
    self.fault = fault
  }
}

/// A person's word on a digest of which nobody knows whether it arrived.
package struct DigestSettlement: Equatable, Sendable {
  package var name: DigestName
  package var word: DigestWord
  package var reason: String

  package init(name: DigestName, word: DigestWord, reason: String) {
    self.name = name
    self.word = word
    self.reason = reason
  }
}

/// What a person says of it.
package enum DigestWord: String, Hashable, Sendable, CaseIterable {
  case arrived
  /// It goes out once more.
  case again
}

/// Some digests of one round, written together, and how far the round has come with them.
package struct DigestPage: Equatable, Sendable {
  package var round: DigestRound
  package var drafts: [DigestDraft]

  package init(round: DigestRound, drafts: [DigestDraft]) {
    self.round = round
    self.drafts = drafts
  }
}
