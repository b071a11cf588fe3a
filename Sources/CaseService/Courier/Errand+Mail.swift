internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// By mail.
extension Errand {
  /// Writes the mail, unless its bytes are there already; the address is looked up each time.
  init(_ parcel: Parcel, _ lane: CourierLane, by mailer: Mailer, _ rules: Rules, _ roster: Roster) {
    let notice = parcel.notice
    let person = roster.person(notice.draft.recipient.person)
    let load: Load
    if let address = person?.email.flatMap({ MailAddress($0) }) {
      let names = Mailer.Names(
        letters: rules.letters, recipient: person?.name ?? "",
        organisation: roster.organisation(notice.draft.organisation)?.name ?? "",
        zone: rules.calendar.zone)
      load = .mail(notice.body ?? mailer.compose(parcel, to: address, names), to: address)
    } else {
      load = .unaddressed
    }
    self.init(lane: lane, notice: notice, number: notice.attempts + 1, load: load)
  }

  /// What an attempt came to, for the notice and its lane.
  func report(
    _ attempt: Mailer.Attempt, endedAt at: Instant, draw: Double
  ) -> NoticeReport {
    let verdict = MailVerdict(
      attempt.ending, after: number, owedSince: notice.draft.sendAt, endedAt: at, draw: draw)
    let why = attempt.fault ?? ""
    var report: NoticeReport
    switch verdict {
    case .delivered:
      report = self.report(.delivered)
      report.lane = .works
    case .uncertain:
      report = self.report(.uncertain)
      // A server that always falls silent at the end is not tried with one mail after the other.
      report.lane = .fails(
        at: at, heldUntil: at.advanced(byMilliseconds: Courier.pauseAfterDoubt), because: why)
    case .refused:
      report = self.report(.handedOver)
      report.lane = .works
    case .retry(let next, ofAll: false):
      report = owed(at: next)
      report.lane = .works
    case .retry(let next, ofAll: true):
      // The lane waits, so that not every notice in it finds out for itself.
      report = owed(at: notice.draft.sendAt)
      report.lane = .fails(at: at, heldUntil: next, because: why)
    case .exhausted(let ofAll):
      report = self.report(.handedOver)
      report.lane = ofAll ? .fails(at: at, heldUntil: nil, because: why) : .works
    case .again: report = owed(at: notice.draft.sendAt)
    }
    report.fault = attempt.fault
    return report
  }

  /// Nobody can be written to who has no address: somebody is to tell.
  var withoutAddress: NoticeReport {
    var report = self.report(.handedOver)
    report.fault = "收件人没有邮箱地址"
    return report
  }
}
