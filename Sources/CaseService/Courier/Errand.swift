internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// One notice on its way by one lane.
struct Errand: Sendable {
  let lane: CourierLane
  let notice: NoticeRow
  /// Which attempt this is, the first being 1.
  let number: Int
  let load: Load
  /// How it stands where somebody asked for it again; nil where it is owed.
  var replay: Parcel.Replay?

  /// What is carried, and to where.
  enum Load: Sendable {
    case webhook(WebhookMessage, to: Endpoint)
    case mail([UInt8], to: MailAddress)
    /// Its recipient has no address.
    case unaddressed
  }

  /// The bytes that every attempt sends; nil where there is nobody to send them to.
  var bytes: [UInt8]? {
    switch load {
    case .webhook(let message, _): message.content.body
    case .mail(let bytes, _): bytes
    case .unaddressed: nil
    }
  }

  /// The header that goes with them, to an endpoint.
  var head: String? {
    switch load {
    case .webhook(let message, _): message.content.head
    case .mail, .unaddressed: nil
    }
  }

  /// That it is on its way, with the bytes that every attempt will send.
  var mark: NoticeReport {
    var report = self.report(.sending)
    if notice.body == nil {
      report.body = bytes
      report.head = head
    }
    report.expected = .owed
    return report
  }

  func owed(at next: Instant) -> NoticeReport {
    var report = self.report(.owed)
    report.nextAt = next
    return report
  }

  func report(_ state: NoticeState) -> NoticeReport {
    NoticeReport(
      notice: notice.draft.id, caseID: notice.draft.caseID, attempts: number, state: state)
  }
}

/// To an endpoint.
extension Errand {
  /// Renders the message, unless its bytes are there already.
  init(
    _ parcel: Parcel, _ lane: CourierLane, to endpoint: Endpoint, in zone: CalendarZone
  ) throws {
    let notice = parcel.notice
    let content =
      try notice.body.map { WebhookContent(head: notice.head, body: $0) }
      ?? parcel.envelope.laidOut(as: endpoint.format, in: zone)
    self.init(
      lane: lane, notice: notice, number: notice.attempts + 1,
      load: .webhook(WebhookMessage(id: notice.draft.id.text, content: content), to: endpoint),
      replay: parcel.replay)
  }

  /// What an attempt came to, for the notice, its lane and its endpoint.
  func report(
    _ attempt: Webhooks.Attempt, to endpoint: Endpoint, endedAt at: Instant, draw: Double
  ) -> NoticeReport {
    let outcome = self.outcome(
      attempt, of: endpoint, after: number, dueAt: notice.draft.sendAt, endedAt: at, draw: draw)
    var report: NoticeReport
    switch outcome.notice {
    case .arrived: report = self.report(.delivered)
    case .waits(let until): report = owed(at: until)
    case .exhausted: report = self.report(.handedOver)
    }
    report.lane = outcome.lane
    report.givenUp = outcome.givenUp
    report.fault = outcome.fault
    report.delivery = attempt.entry
    return report
  }
}
