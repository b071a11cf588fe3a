internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// One notice on its way to one endpoint.
struct Errand: Sendable {
  let lane: CourierLane
  let notice: NoticeRow
  let message: WebhookMessage
  /// Which attempt this is, the first being 1.
  let number: Int

  /// Renders the message, unless its bytes are there already.
  init(_ parcel: Parcel, _ lane: CourierLane, in zone: CalendarZone) throws {
    self.lane = lane
    notice = parcel.notice
    number = parcel.notice.attempts + 1
    let body =
      try notice.body
      ?? WebhookBody.bytes(
        type: parcel.type.rawValue, at: parcel.eventAt, in: zone, data: MessageData(parcel))
    message = WebhookMessage(id: notice.draft.id.text, body: body)
  }

  /// That it is on its way, with the bytes that every attempt will send.
  var mark: NoticeReport {
    var report = self.report(.sending)
    report.body = notice.body == nil ? message.body : nil
    report.expected = .owed
    return report
  }

  /// What an attempt came to, for the notice, its lane and its endpoint.
  func report(
    _ attempt: Webhooks.Attempt, endedAt at: Instant, draw: Double
  ) -> NoticeReport {
    var report: NoticeReport
    switch AttemptVerdict(attempt.ending, after: number, endedAt: at, draw: draw) {
    case .delivered:
      report = self.report(.delivered)
      report.lane = .works
    case .gone:
      report = owed(at: notice.draft.sendAt)
      report.endpointChange = .disabled(lane.endpoint.id, reason: "对方答复 410，不再接收")
    case .exhausted:
      report = self.report(.handedOver)
      fail(&report, at: at, heldUntil: nil)
    case .again: report = owed(at: notice.draft.sendAt)
    case .retry(let next):
      // In a lane with an order the first one stays the first, and the lane waits with it.
      let isOrdered = lane.endpoint.isOrdered
      report = owed(at: isOrdered ? notice.draft.sendAt : next)
      fail(&report, at: at, heldUntil: isOrdered ? next : nil)
    }
    report.delivery = attempt.entry
    return report
  }

  private func fail(_ report: inout NoticeReport, at: Instant, heldUntil: Instant?) {
    report.lane = .fails(at: at, heldUntil: heldUntil)
    guard let since = lane.failingSince,
      at.milliseconds - since.milliseconds >= Courier.longestFailure
    else { return }
    report.endpointChange = .disabled(lane.endpoint.id, reason: "连续 5 天未能送达")
  }

  private func owed(at next: Instant) -> NoticeReport {
    var report = self.report(.owed)
    report.nextAt = next
    return report
  }

  private func report(_ state: NoticeState) -> NoticeReport {
    NoticeReport(
      notice: notice.draft.id, caseID: notice.draft.caseID, attempts: number, state: state)
  }
}

/// What a message says besides its type and time.
private struct MessageData: Encodable, Sendable {
  var `case`: String
  var number: String
  /// The place of the event in its case; a receiver can tell by it what came first.
  var sequence: Int
  var organisation: String
  var recipient: String
  var kind: String
  var template: String
  var facts: [Fact]

  struct Fact: Encodable, Sendable {
    var label: String
    var value: String
  }

  init(_ parcel: Parcel) {
    let draft = parcel.notice.draft
    `case` = parcel.casePublicID
    number = parcel.caseNumber
    sequence = parcel.sequence
    organisation = draft.organisation.text
    recipient = draft.recipient.person.text
    kind = draft.purpose.rawValue
    template = draft.template.text
    facts = draft.facts.map { Fact(label: $0.label, value: $0.value) }
  }
}
