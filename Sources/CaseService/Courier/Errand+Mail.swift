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
        ofLead: parcel.ofCase.map { rules.shelf.leadLabels(of: $0.procedure) } ?? [],
        zone: rules.calendar.zone)
      load = .mail(notice.body ?? mailer.compose(parcel, to: address, names), to: address)
    } else {
      load = .unaddressed
    }
    self.init(lane: lane, notice: notice, number: notice.attempts + 1, load: load)
  }

  /// What an attempt came to, for the notice and its lane.
  func report(_ attempt: Mailer.Attempt, at moment: Mailer.Moment) -> NoticeReport {
    let outcome = MailOutcome(
      attempt, after: number, owedSince: notice.draft.sendAt, at: moment)
    var report =
      switch outcome.step {
      case .arrived: self.report(.delivered)
      case .uncertain: self.report(notice.stateInDoubt)
      case .failed: self.report(.handedOver)
      case .waits(let until): owed(at: until)
      }
    report.lane = outcome.lane
    report.fault = outcome.fault
    return report
  }

  /// Nobody can be written to who has no address: somebody is to tell.
  var withoutAddress: NoticeReport {
    var report = self.report(.handedOver)
    report.fault = MailOutcome.noAddress
    return report
  }
}

extension NoticeRow {
  /// What it is once nobody can know whether its mail arrived.
  ///
  /// Somebody is to find out, unless it is about no case: then the matter is somebody's duty anyway
  /// (decision 0061).
  var stateInDoubt: NoticeState { draft.caseID == nil ? .handedOver : .uncertain }
}
