package import WorkCalendar

/// A supervision slip of a case: laid before whoever signs, or issued (一事一单).
package struct Slip: Equatable, Sendable {
  /// Its place among the case's slips, from 1.
  package var index: Int
  /// Nil for a line in the bulletin.
  package var colour: SlipColour?
  package var round: Int
  package var clock: ClockName
  package var phase: SlipPhase
  /// Whom it reaches, signed or not.
  package var recipients: [Owner]
  package var acknowledge: Limit?

  package init(
    index: Int, colour: SlipColour?, round: Int, clock: ClockName, phase: SlipPhase,
    recipients: [Owner], acknowledge: Limit?
  ) {
    self.index = index
    self.colour = colour
    self.round = round
    self.clock = clock
    self.phase = phase
    self.recipients = recipients
    self.acknowledge = acknowledge
  }
}

/// Where a slip stands; each phase names the phases it may move to.
package enum SlipPhase: Equatable, Sendable {
  /// Laid before the signing post. Moves to `issued` or `unsigned`.
  case laid
  /// Out, with its number in the year's series; nil for a line in the bulletin.
  case issued(number: String?)
  /// Not signed in its limit, and a plain notice without a number went out; or not before the case
  /// ended, and nothing did.
  case unsigned
}
