internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// Standing posts that will be without a holder before long (decision 0011).
struct VacancyWire {
  private let call: Call

  init(_ call: Call) {
    self.call = call
  }

  var listed: [JSONValue] {
    let roster = call.office.store.roster
    return call.office.vacancies.map { vacancy in
      [
        "post": .string(vacancy.post.text), "label": .string(roster.label(of: vacancy.post)),
        "from": .string("\(vacancy.from)"), "acting": .orNull(vacancy.acting?.text),
      ]
    }
  }
}
