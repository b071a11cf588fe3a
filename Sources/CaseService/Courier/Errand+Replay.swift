internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// To an endpoint, because somebody asked for it again.
extension Errand {
  /// Keeps the bytes of what was never sent before; the rest has them.
  var rendered: ReplayReport? {
    guard replay != nil, notice.body == nil, let bytes else { return nil }
    return report(.rendered(bytes), attempts: notice.attempts)
  }

  /// What an attempt came to; nobody is told that it failed.
  func report(
    _ attempt: Webhooks.Attempt, to endpoint: Endpoint, again replay: Parcel.Replay,
    endedAt at: Instant, draw: Double
  ) -> ReplayReport {
    let done = replay.attempts + 1
    var report: ReplayReport
    switch AttemptVerdict(attempt.ending, after: done, endedAt: at, draw: draw) {
    case .delivered:
      report = self.report(.over, attempts: number)
      report.update.lane = .works
      report.hasArrived = true
    case .gone:
      report = self.report(.again(at: replay.dueAt), attempts: number)
      report.endpointChange = Errand.gone(endpoint)
    case .again: report = self.report(.again(at: replay.dueAt), attempts: number)
    case .retry(let next):
      // In a lane with an order it keeps its place, and the lane waits with it.
      let isOrdered = endpoint.isOrdered
      report = self.report(.again(at: isOrdered ? replay.dueAt : next), attempts: number)
      fail(&report, endpoint, at, heldUntil: isOrdered ? next : nil, attempt.entry)
    case .exhausted:
      report = self.report(.over, attempts: number)
      fail(&report, endpoint, at, heldUntil: nil, attempt.entry)
    }
    report.delivery = attempt.entry
    return report
  }

  private func fail(
    _ report: inout ReplayReport, _ endpoint: Endpoint, _ at: Instant, heldUntil: Instant?,
    _ entry: DeliveryEntry
  ) {
    report.update.lane = .fails(at: at, heldUntil: heldUntil, because: entry.result.fault)
    report.endpointChange = giveUp(endpoint, at: at)
  }

  private func report(_ step: ReplayUpdate.Step, attempts: Int) -> ReplayReport {
    ReplayReport(
      ReplayUpdate(notice: notice.draft.id, attempts: attempts, step: step),
      of: notice.draft.caseID)
  }
}
