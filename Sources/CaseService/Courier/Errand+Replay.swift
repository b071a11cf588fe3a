internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// To an endpoint, because somebody asked for it again.
extension Errand {
  /// Keeps the bytes of what was never sent before; the rest has them.
  var rendered: ReplayReport? {
    guard replay != nil, notice.body == nil, let bytes else { return nil }
    return report(.rendered(bytes, head: head), attempts: notice.attempts)
  }

  /// What an attempt came to; nobody is told that it failed.
  func report(
    _ attempt: Webhooks.Attempt, to endpoint: Endpoint, again replay: Parcel.Replay,
    endedAt at: Instant, draw: Double
  ) -> ReplayReport {
    let outcome = self.outcome(
      attempt, of: endpoint, after: replay.attempts + 1, dueAt: replay.dueAt, endedAt: at,
      draw: draw)
    var report: ReplayReport
    switch outcome.notice {
    case .arrived:
      report = self.report(.over, attempts: number)
      report.hasArrived = true
    case .waits(let until): report = self.report(.again(at: until), attempts: number)
    case .exhausted: report = self.report(.over, attempts: number)
    }
    report.update.lane = outcome.lane
    report.givenUp = outcome.givenUp
    report.delivery = attempt.entry
    return report
  }

  private func report(_ step: ReplayUpdate.Step, attempts: Int) -> ReplayReport {
    ReplayReport(
      ReplayUpdate(notice: notice.draft.id, attempts: attempts, step: step),
      of: notice.draft.caseID)
  }
}
