/// What a procedure calls the organisations that have a part in its cases.
///
/// By the role that is found with that organisation's liaison before any other post of it.
extension Procedure {
  /// Whoever does the work: 牵头单位 in a request, 协办单位 where one assists.
  package var leadLabel: String { label(of: .lead) ?? NoticeFact.lead }

  /// Whoever asked, where a case of this procedure never hides who that is.
  package var openRequesterLabel: String? {
    hidesRequesterWhen == nil ? requesterLabel : nil
  }

  /// Whoever asked: 诉求单位 of a request; nil where no role is theirs.
  package var requesterLabel: String? { label(of: .requester) }

  private func label(of party: Party) -> String? {
    roles.first { role in
      role.forEach.isEmpty && role.chain.lazy.compactMap { $0.kind(in: party) }.first == .liaison
    }?.label
  }
}

extension ProcedureShelf {
  /// What the versions of a procedure call whoever does the work, the newest first: what was told
  /// under an older version has its word.
  package func leadLabels(of name: ProcedureName) -> [String] {
    all.filter { $0.name == name }.sorted { $0.version > $1.version }.map(\.leadLabel)
  }
}

extension OwnerStep {
  /// The kind of post that is looked for in that organisation.
  fileprivate func kind(in party: Party) -> PostKind? {
    switch self {
    case .postOf(let kind, party): kind
    case .postOf, .assigned, .post, .assignedByParent, .inCharge: nil
    }
  }
}
