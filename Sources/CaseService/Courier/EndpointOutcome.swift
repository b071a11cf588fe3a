internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// What an attempt at an endpoint came to, whether its notice was owed or goes out again.
struct EndpointOutcome {
  let notice: NoticeOutcome
  /// What it says of the lane, if anything.
  var lane: LaneVerdict?
  var givenUp: EndpointFailure?
  /// Why it did not get through, where that counts as a failure.
  var fault: String?

  enum NoticeOutcome {
    case arrived
    case waits(until: Instant)
    /// It was tried often enough.
    case exhausted
  }
}

extension Errand {
  /// `done` attempts were made of a notice that had become due at `dueAt`; `draw` is from 0 to 1.
  func outcome(
    _ attempt: Webhooks.Attempt, of endpoint: Endpoint, after done: Int, dueAt: Instant,
    endedAt at: Instant, draw: Double
  ) -> EndpointOutcome {
    func failure(
      _ notice: EndpointOutcome.NoticeOutcome, heldUntil: Instant?
    ) -> EndpointOutcome {
      let fault = attempt.entry.result.fault
      return EndpointOutcome(
        notice: notice, lane: .fails(at: at, heldUntil: heldUntil, because: fault),
        givenUp: giveUp(endpoint, at: at), fault: fault)
    }
    switch AttemptVerdict(attempt.ending, after: done, endedAt: at, draw: draw) {
    case .delivered: return EndpointOutcome(notice: .arrived, lane: .works)
    case .gone:
      return EndpointOutcome(
        notice: .waits(until: dueAt),
        givenUp: EndpointFailure(of: endpoint, because: "对方答复 410，不再接收"))
    case .exhausted: return failure(.exhausted, heldUntil: nil)
    case .again: return EndpointOutcome(notice: .waits(until: dueAt))
    case .retry(let next):
      // In a lane with an order the first one stays the first, and the lane waits with it.
      return endpoint.isOrdered
        ? failure(.waits(until: dueAt), heldUntil: next)
        : failure(.waits(until: next), heldUntil: nil)
    }
  }

  /// That an endpoint is given up which has failed for too long.
  private func giveUp(_ endpoint: Endpoint, at: Instant) -> EndpointFailure? {
    guard let since = lane.failingSince,
      at.milliseconds - since.milliseconds >= Courier.longestFailure
    else { return nil }
    return EndpointFailure(of: endpoint, because: "连续 5 天未能送达")
  }
}

extension EndpointFailure {
  fileprivate init(of endpoint: Endpoint, because reason: String) {
    self.init(endpoint: endpoint.id, organisation: endpoint.organisation, reason: reason)
  }
}

extension DeliveryEntry.Result {
  /// Why it did not get through.
  fileprivate var fault: String {
    switch self {
    case .answered(let status, _): "对方答复 \(status)"
    case .unanswered(let why): why
    }
  }
}
