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

  /// Complains of every procedure that was not read, once in each file that names it, and of every
  /// name that a procedure doesn't declare.
  func check() {
    for text in texts {
      var lacking: [ProcedureName: [ForeignMention]] = [:]
      for mention in text.foreign {
        for owner in owners(of: mention, in: text) {
          if let other = texts.first(where: { $0.name == owner }) {
            check(mention, in: other)
          } else {
            lacking[owner, default: []].append(mention)
          }
        }
      }
      for owner in lacking.keys.sorted() { complain(of: owner, lacking[owner] ?? []) }
    }
  }

  private func owners(of mention: ForeignMention, in text: ProcedureText) -> [ProcedureName] {
    switch mention.owner {
    case .procedure(let name): [name]
    case .parents: parents[text.name] ?? []
    }
  }

  /// A whole file that isn't there is one fault, told where it is named first.
  private func complain(of owner: ProcedureName, _ mentions: [ForeignMention]) {
    let names = texts.map(\.name.text)
    let hint = nearestHint(to: owner.text, among: names)
    let often = mentions.count > 1 ? " (named in \(mentions.count) places of this file)" : ""
    mentions.first?.value.complain("there is no procedure `\(owner)`\(hint)\(often)")
  }

  private func check(_ mention: ForeignMention, in text: ProcedureText) {
    guard let kind = mention.kind else { return }
    let names = text.names(kind)
    guard !names.contains(mention.name) else { return }
    mention.value.complain(unknown(kind, mention.name, among: names, in: "in `\(text.name)`"))
  }
}
