extension Procedure {
  /// The templates by which the procedure tells people something itself.
  package var templates: Set<TemplateName> {
    let echoes =
      [opening.echo] + actions.map(\.echo)
      + actions.flatMap { $0.branches.compactMap(\.echo) }
    let told = actions.filter { !$0.tells.isEmpty }.map { TemplateName($0.name.text) }
    let opening = opening.tells.isEmpty ? [] : [openingTemplate]
    return Set(echoes.compactMap(\.template) + told + opening)
  }

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
