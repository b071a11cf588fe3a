extension FieldValue {
  /// The value in words, names of the roster and numbers of the docket in place of ids.
  package func words(in around: Surroundings) -> String {
    switch self {
    case .text(let text): text
    case .erased: "(已删除)"
    case .choice(let option): option
    case .flag(let flag): flag ? "是" : "否"
    case .integer(let number): String(number)
    case .date(let date): "\(date)"
    case .organisation, .organisations:
      organisations.map { around.roster.organisation($0)?.name ?? $0.text }
        .joined(separator: "、")
    case .person(let person): around.roster.person(person)?.name ?? person.text
    case .cases(let cases):
      cases.compactMap { around.docket[$0]?.number }.joined(separator: "、")
    }
  }
}
