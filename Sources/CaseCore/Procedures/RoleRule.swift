/// A role relative to a case: who owns what it owes, and who else may act in it.
package struct RoleRule: Equatable, Sendable {
  package var name: RoleName
  package var label: String
  /// Asked in order until one step has somebody in office; a standing post ends it.
  package var chain: [OwnerStep]
  /// Who may act in this role: the chain and those beside it, unless the file names others.
  package var acting: [OwnerStep]
  /// The role that may record this role's actions on behalf (代录).
  package var recordedBy: RoleName?
  /// The role is one of several organisations, each of which is told; it owes nothing.
  ///
  /// In the chain, `lead` is that organisation.
  package var forEach: [OpenFor]

  package init(
    name: RoleName, label: String, chain: [OwnerStep], acting: [OwnerStep],
    recordedBy: RoleName?, forEach: [OpenFor] = []
  ) {
    self.name = name
    self.label = label
    self.chain = chain
    self.acting = acting
    self.recordedBy = recordedBy
    self.forEach = forEach
  }
}

/// One step of an owner chain.
///
/// In a file: `assigned officer`, `director`, `liaison of lead`, `assigned officer of parent`,
/// `council-member in charge`.
package enum OwnerStep: Hashable, Sendable {
  /// The person whom the case itself names for this kind of post, while that person holds it.
  case assigned(PostKind, of: Party?)
  /// Whoever holds a post of this kind in the alliance's own bodies.
  case post(PostKind)
  /// Whoever holds a post of this kind in the organisation that is this party of the case.
  case postOf(PostKind, Party)
  /// The person whom the parent case names for this kind of post, while that person holds it.
  case assignedByParent(PostKind)
  /// The person whom the case names for this kind of post, and nobody beside him; any holder in
  /// the alliance's own bodies where the case names nobody who is in office.
  case inCharge(PostKind)

  /// The kind of post that the step asks.
  package var kind: PostKind {
    switch self {
    case .assigned(let kind, _), .post(let kind), .postOf(let kind, _),
      .assignedByParent(let kind), .inCharge(let kind):
      kind
    }
  }

  /// The party in whose organisation the step looks; nil for the alliance's own posts.
  package var party: Party? {
    switch self {
    case .assigned(_, let party): party
    case .postOf(_, let party): party
    case .post, .assignedByParent, .inCharge: nil
    }
  }
}

/// The organisations that a case knows by their part in it.
package enum Party: String, Hashable, Sendable, CaseIterable {
  /// Whoever asked; of several, the first.
  case requester
  /// Whoever does the work: the lead of a request, the co-department of an assistance,
  /// the organisation asked by a receipt.
  case lead
}

/// The kinds of posts that a roster knows.
package enum PostKind: String, Hashable, Sendable, CaseIterable {
  case liaison
  case handler
  case head
  case officer
  case director
  case actingDirector = "acting-director"
  case councilMember = "council-member"
  case councilChair = "council-chair"
  case auditor

  /// Whether a vacancy is refused: the ends of owner chains.
  package var isStanding: Bool {
    switch self {
    case .officer, .director, .councilChair: true
    case .liaison, .handler, .head, .actingDirector, .councilMember, .auditor: false
    }
  }

  /// The Chinese word for the post.
  package var label: String {
    switch self {
    case .liaison: "联络员"
    case .handler: "承办人"
    case .head: "部门负责人"
    case .officer: "经办人"
    case .director: "秘书长"
    case .actingDirector: "代理秘书长"
    case .councilMember: "分管副理事长"
    case .councilChair: "理事长"
    case .auditor: "监督员"
    }
  }
}
