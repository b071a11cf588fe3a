extension Procedure {
  /// The templates by which the procedure tells people something itself.
  package var templates: Set<TemplateName> {
    let echoes =
      [opening.echo] + [adoption?.echo].compactMap(\.self) + actions.map(\.echo)
      + actions.flatMap { $0.branches.compactMap(\.echo) }
    let told = actions.filter { !$0.tells.isEmpty }.map { TemplateName($0.name.text) }
    let opening = opening.tells.isEmpty ? [] : [openingTemplate]
    let adopted = adoption.map { $0.tells.isEmpty ? [] : [adoptionTemplate] } ?? []
    return Set(echoes.compactMap(\.template) + told + opening + adopted)
  }

  /// The template of what taking a case over tells, besides its echo.
  package var adoptionTemplate: TemplateName { TemplateName("\(name)-taken-over") }

  /// The template of what the opening tells, besides its echo.
  package var openingTemplate: TemplateName { TemplateName("\(name)-opened") }
}

extension Echo {
  fileprivate var template: TemplateName? {
    switch self {
    case .to(_, let template, _): template
    case .none: nil
    }
  }
}
