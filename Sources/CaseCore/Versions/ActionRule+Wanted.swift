extension ActionRule {
  /// The action with what the case was never asked for, because its procedure began to ask after it
  /// was there: whoever would have been asked then may fill it in now, and need not.
  package func asking(for file: CaseFile, _ procedure: Procedure) -> ActionRule {
    guard !file.wanted.isEmpty, !by.isEmpty else { return self }
    var rule = self
    let known = Set(form.map(\.field))
    for name in file.wanted where !known.contains(name) {
      guard var asked = procedure.asks(for: name, any: by) else { continue }
      asked.isRequired = false
      asked.requiredWhen = nil
      rule.form.append(asked)
    }
    return rule
  }
}

extension Procedure {
  /// How one of these roles is asked for a field that somebody has to fill in.
  fileprivate func asks(for field: FieldName, any roles: [RoleName]) -> FormField? {
    let forms =
      actions.filter { !Set($0.by).isDisjoint(with: roles) }.map(\.form)
      + (Set(opening.by).isDisjoint(with: roles) ? [] : [opening.form])
    return forms.joined().first { $0.field == field && $0.isRequired }
  }
}
