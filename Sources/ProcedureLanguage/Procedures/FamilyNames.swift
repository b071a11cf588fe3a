internal import CaseCore

/// Checks what files say of each other, once all of them are read.
struct FamilyNames {
  private let texts: [ProcedureText]
  private let parents: [ProcedureName: [ProcedureName]]

  init(_ texts: [ProcedureText], _ procedures: [Procedure]) {
    self.texts = texts
    var parents: [ProcedureName: [ProcedureName]] = [:]
    for procedure in procedures {
      for rule in procedure.openRules where rule.asChild {
        parents[rule.procedure, default: []].append(procedure.name)
      }
    }
    self.parents = parents
  }

  /// Complains of every procedure that was not read, and of every name that it doesn't declare.
  func check() {
    for text in texts {
      for mention in text.foreign {
        switch mention.owner {
        case .procedure(let name): check(mention, in: name)
        case .parents: for parent in parents[text.name] ?? [] { check(mention, in: parent) }
        }
      }
    }
  }

  private func check(_ mention: ForeignMention, in owner: ProcedureName) {
    guard let text = texts.first(where: { $0.name == owner }) else {
      let names = texts.map(\.name.text)
      let hint = nearest(to: owner.text, among: names).map { "; did you mean `\($0)`?" } ?? ""
      return mention.value.complain("there is no procedure `\(owner)`\(hint)")
    }
    guard let kind = mention.kind else { return }
    let names = text.names(kind)
    guard !names.contains(mention.name) else { return }
    mention.value.complain(unknown(kind, mention.name, among: names, in: "in `\(owner)`"))
  }
}
