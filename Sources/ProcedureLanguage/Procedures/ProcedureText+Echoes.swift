internal import CaseCore

/// `echo`: whom an outcome owes an answer, or why nobody.
extension ProcedureText {
  func echo(_ value: YAMLValue) -> Echo? {
    value.fields { keys in
      let (to, template) = (keys.optional("to"), keys.optional("as"))
      let roles = to?.list(orOne: true, of: role)
      let name = template?.identifier().map { TemplateName($0) }
      let says = keys.optional("says")?.list(orOne: true) { field($0) } ?? []
      let none = keys.optional("none")
      let reason = none?.text()
      if none != nil {
        if to != nil || template != nil { keys.complain("`none` goes with no other key") }
        return reason.map { .none(because: $0) }
      }
      guard let roles, let name else {
        if to == nil || template == nil {
          keys.complain("say `to` and `as`, or `none` with the reason")
        }
        return nil
      }
      return .to(roles, template: name, says: says)
    }
  }
}
