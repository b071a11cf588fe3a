internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Standing posts that will be without a holder, as the director's duties (decision 0011).
struct VacancyWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "vacancy"

  private let call: Call
  private let vacancies: [VacancyAhead]

  init(_ call: Call) {
    self.call = call
    vacancies = call.office.vacancies
  }

  var listed: [JSONValue] {
    vacancies.map { vacancy in
      [
        "post": .string(vacancy.post.text), "label": .string(label(vacancy.post)),
        "from": .string("\(vacancy.from)"), "acting": .orNull(vacancy.acting?.text),
      ]
    }
  }

  /// Each is due at the close of the last day with a holder, and no case's.
  var duties: [JSONValue] {
    let horizon = Limit.workingDays(-call.office.vacancyHorizon)
    let calendar = call.office.rules.calendar
    return vacancies.map { vacancy in
      let due = calendar.close(of: vacancy.from.advanced(byDays: -1))
      return DirectorDuty(
        id: "vacancy-\(vacancy.post)", clock: VacancyWire.clock,
        label: "\(label(vacancy.post))自 \(vacancy.from) 起无人任职，请落实人选",
        since: calendar.shift(due, by: horizon), due: due
      ).wire(call)
    }
  }

  private func label(_ id: PostID) -> String {
    let post = call.office.store.roster.post(id)
    return post?.label ?? post?.kind.label ?? id.text
  }
}
