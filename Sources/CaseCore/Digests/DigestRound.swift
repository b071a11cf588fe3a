package import WorkCalendar

/// One way through all who owe something, for one slot of a kind of digest.
///
/// Windows are chained end to start. Whoever was written to in the round before begins where that
/// digest ended; everybody else where that round began, so that nothing falls between the two.
package struct DigestRound: Equatable, Sendable {
  package var kind: DigestKind
  package var slot: DigestSlot
  package var startedAt: Instant
  /// What happened before this was told by earlier rounds, or passed over where nothing was owed.
  package var since: Instant
  /// Everybody up to this person has been seen to; nil at the beginning.
  package var through: PersonID?
  package var isOver: Bool

  package init(
    kind: DigestKind, slot: DigestSlot, startedAt: Instant, since: Instant,
    through: PersonID? = nil, isOver: Bool = false
  ) {
    self.kind = kind
    self.slot = slot
    self.startedAt = startedAt
    self.since = since
    self.through = through
    self.isOver = isOver
  }

  /// The round to go on with at an instant; nil until the next slot comes.
  ///
  /// Slots that were missed are one, the newest: its windows reach back over all of them. So do
  /// those of a round that a later slot overtook before it had come to everybody.
  package static func due(
    _ kind: DigestKind, at instant: Instant, after last: DigestRound?, storeMadeAt: Instant,
    _ rhythm: DigestRhythm
  ) -> DigestRound? {
    let slot = rhythm.slot(notAfter: instant)
    guard let last else {
      guard slot.at > storeMadeAt else { return nil }
      return DigestRound(kind: kind, slot: slot, startedAt: instant, since: storeMadeAt)
    }
    guard slot.at > last.slot.at else { return last.isOver ? nil : last }
    return DigestRound(
      kind: kind, slot: slot, startedAt: instant, since: last.isOver ? last.startedAt : last.since)
  }

  /// The window of somebody whose last digest ended then, if there was one.
  package func window(after ended: Instant?, until end: Instant) -> DigestWindow {
    DigestWindow(start: max(ended ?? since, since), end: end)
  }

  /// The round once everybody up to `person` has been seen to.
  package func reaching(_ person: PersonID?, isOver: Bool) -> DigestRound {
    var round = self
    round.through = person ?? through
    round.isOver = isOver
    return round
  }
}

/// What a digest tells of as news: from its start up to, and without, its end.
///
/// Without the end, because more may still happen at the instant at which it is written.
package struct DigestWindow: Equatable, Sendable {
  package var start: Instant
  package var end: Instant

  package init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }

  package func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
}
