internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// What an attempt to hand over a mail came to, whatever the mail is.
struct MailOutcome {
  /// Why nobody can know of a mail that was on its way when the daemon ended.
  static let cutOff = "发送时服务中断"
  /// Why a mail can't be sent at all.
  static let noAddress = "收件人没有邮箱地址"

  let step: Step
  /// What it says of the lane, if anything.
  var lane: LaneVerdict?
  /// Why it did not get through.
  let fault: String?

  enum Step {
    case arrived
    /// Nobody can know.
    case uncertain
    /// It was refused for good, or tried for long enough.
    case failed
    case waits(until: Instant)
  }

  /// `done` attempts were made of a mail that is owed since `owedSince`.
  init(
    _ attempt: Mailer.Attempt, after done: Int, owedSince: Instant, at moment: Mailer.Moment
  ) {
    let at = moment.at
    let why = attempt.fault ?? ""
    fault = attempt.fault
    switch MailVerdict(
      attempt.ending, after: done, failures: moment.failures, owedSince: owedSince, endedAt: at,
      draw: moment.draw)
    {
    case .delivered: (step, lane) = (.arrived, .works)
    case .uncertain:
      step = .uncertain
      // A server that always falls silent at the end is not tried with one mail after the other.
      lane = .fails(
        at: at, heldUntil: at.advanced(byMilliseconds: Courier.pauseAfterDoubt), because: why)
    case .refused: (step, lane) = (.failed, .works)
    case .retry(let next, ofAll: false): (step, lane) = (.waits(until: next), .works)
    case .retry(let next, ofAll: true):
      // All lanes wait, so that not everything in them finds out for itself.
      step = .waits(until: owedSince)
      lane = .fails(at: at, heldUntil: next, because: why)
    case .exhausted(let ofAll):
      step = .failed
      lane = ofAll ? .fails(at: at, heldUntil: nil, because: why) : .works
    case .again: step = .waits(until: owedSince)
    }
  }
}
