internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// One digest on its way by mail; its bytes are those that were written with it.
struct DigestErrand: Sendable {
  let lane: CourierLane
  let digest: DigestRow
  /// Looked up at each attempt; nil where there is none any more.
  let address: MailAddress?

  init(_ digest: DigestRow, _ lane: CourierLane, _ roster: Roster) {
    self.lane = lane
    self.digest = digest
    address = roster.person(digest.person)?.email.flatMap { MailAddress($0) }
  }

  /// Which attempt this is, the first being 1.
  private var number: Int { digest.attempts + 1 }

  /// That it is on its way.
  var mark: DigestUpdate {
    DigestUpdate(number: digest.number, state: .sending, attempts: number, expected: .owed)
  }

  /// What an attempt came to, for the digest and its lane.
  func update(_ attempt: Mailer.Attempt, at moment: Mailer.Moment) -> DigestUpdate {
    let outcome = MailOutcome(
      attempt, after: number, owedSince: digest.window.end, at: moment)
    var update = self.update(outcome.step)
    update.lane = outcome.lane
    update.fault = outcome.fault
    return update
  }

  /// What becomes of one that was on its way when the daemon ended.
  func leftBehind(isInDoubt: Bool) -> DigestUpdate {
    var update = self.update(isInDoubt ? .uncertain : .waits(until: digest.window.end))
    update.attempts = digest.attempts
    if isInDoubt { update.fault = MailOutcome.cutOff }
    return update
  }

  var withoutAddress: DigestUpdate {
    var update = self.update(.failed)
    update.fault = MailOutcome.noAddress
    return update
  }

  private func update(_ step: MailOutcome.Step) -> DigestUpdate {
    var update = DigestUpdate(
      number: digest.number, state: .owed, attempts: number, expected: .sending)
    switch step {
    case .arrived: update.state = .delivered
    case .uncertain: update.state = .uncertain
    case .failed: update.state = .failed
    case .waits(let until): update.nextAt = until
    }
    return update
  }
}
