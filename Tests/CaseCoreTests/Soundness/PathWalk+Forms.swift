import WorkCalendar

@testable import CaseCore

/// Filling in the forms on the way.
extension PathWalk {
  /// How many ways of filling in one form are tried.
  private static let mostFillings = 64

  /// The ways of filling in an offered form: every combination of what it lets one choose.
  func fillings(of offer: Offer) -> [[FieldName: FieldValue]] {
    var ways: [[FieldName: FieldValue]] = [[:]]
    for field in offer.fields {
      let isNeeded = field.isRequired || fillsAll
      var values: [FieldValue?] = values(for: field)
      if !field.isRequired { values = isNeeded ? values + [nil] : [nil] + values }
      guard !values.isEmpty else { continue }
      ways = ways.flatMap { way in
        values.map { value in
          var filled = way
          filled[field.field] = value
          return filled
        }
      }
      ways = Array(ways.prefix(PathWalk.mostFillings))
    }
    return ways
  }

  private func values(for field: FieldOffer) -> [FieldValue] {
    switch field.type {
    case .line, .text, .contact: return [.text("一二三")]
    case .flag: return [.flag(false), .flag(true)]
    case .integer(let min, _): return [.integer(min)]
    case .choice: return field.options.map { .choice($0.value) }
    case .organisation:
      // A department first: a member may be the one that asks.
      let options = field.options.map(\.value).sorted { one, other in
        one.hasPrefix("district") && !other.hasPrefix("district")
      }
      return options.prefix(1).map { .organisation(OrganisationID($0)) }
    case .organisations:
      let options = field.options.map(\.value).filter { $0.hasPrefix("district") }
      return options.dropFirst().prefix(1).map { .organisations([OrganisationID($0)]) }
    case .person: return field.options.prefix(1).map { .person(PersonID($0.value)) }
    case .date:
      let today = world.around.calendar.date(of: world.now)
      let tomorrow = today.advanced(byDays: 1)
      let earliest = max(field.earliest ?? tomorrow, tomorrow)
      let farthest = field.latest ?? today.advanced(byDays: 400)
      let dates = [min(earliest, farthest), farthest]
      return (waitsLong ? dates.reversed() : dates).map { .date($0) }
    case .link(let procedure):
      return candidates(procedure, field).prefix(1).map { .cases([$0]) }
    case .links(let procedure, _):
      let found = candidates(procedure, field)
      return [.cases(found)]
    }
  }

  private func candidates(_ procedure: ProcedureName, _ field: FieldOffer) -> [CaseID] {
    let states = field.candidates?.states ?? []
    return world.around.docket.files.filter {
      $0.procedure.name == procedure && $0.id != walked
        && (states.isEmpty ? $0.isOpen : states.contains($0.state))
    }.map(\.id).sorted()
  }

  /// A form of an opening, filled in whole.
  func filled(_ form: [FormField], _ procedure: Procedure) -> [FieldName: FieldValue] {
    let today = world.around.calendar.date(of: world.now)
    var fields: [FieldName: FieldValue] = [:]
    for asked in form where asked.isRequired || fillsAll {
      switch procedure.field(asked.field)?.type {
      case .line, .text, .contact: fields[asked.field] = .text("一二三")
      case .choice(let options): fields[asked.field] = options.first.map { .choice($0) }
      case .integer(let min, _): fields[asked.field] = .integer(min)
      case .date: fields[asked.field] = .date(today.advanced(byDays: 30))
      case .organisation: fields[asked.field] = .organisation("district-transport")
      case .organisations: fields[asked.field] = .organisations(["district-housing"])
      case .flag, .person, .link, .links, nil: continue
      }
    }
    return fields
  }
}
