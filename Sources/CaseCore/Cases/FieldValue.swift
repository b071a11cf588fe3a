package import WorkCalendar

/// What a field of a case holds.
package enum FieldValue: Equatable, Sendable {
  /// Free text or contact data.
  case text(String)
  /// Free text that was erased; only its commitment is left.
  case erased
  case choice(String)
  case flag(Bool)
  case integer(Int)
  case date(CivilDate)
  case organisation(OrganisationID)
  case organisations([OrganisationID])
  case person(PersonID)
  case cases([CaseID])

  /// The value as conditions compare it; nil for values that are not compared.
  package var comparable: String? {
    switch self {
    case .choice(let option): option
    case .flag(let flag): flag ? "yes" : "no"
    case .integer(let number): String(number)
    case .text, .erased, .date, .organisation, .organisations, .person, .cases: nil
    }
  }

  package var organisations: [OrganisationID] {
    switch self {
    case .organisation(let one): [one]
    case .organisations(let several): several
    case .text, .erased, .choice, .flag, .integer, .date, .person, .cases: []
    }
  }

  package var cases: [CaseID] {
    switch self {
    case .cases(let cases): cases
    case .text, .erased, .choice, .flag, .integer, .date, .organisation, .organisations, .person:
      []
    }
  }

  package var date: CivilDate? {
    switch self {
    case .date(let date): date
    case .text, .erased, .choice, .flag, .integer, .organisation, .organisations, .person,
      .cases:
      nil
    }
  }
}
