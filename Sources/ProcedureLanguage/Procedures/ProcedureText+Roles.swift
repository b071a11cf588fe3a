internal import CaseCore

/// `roles`: who owns what, who may act, and for whom somebody may record.
extension ProcedureText {
  func roles(_ section: YAMLValue) -> [RoleRule] {
    let read = section.entries { entry -> RoleRule? in
      guard let id = entry.key.identifier() else { return nil }
      guard Trigger(word: id) == nil, id != "owner" else {
        return entry.key.refuse("a role's name that is no word of `by` or `tell`")
      }
      declare(.role, id)
      sources.note(.role(RoleName(id)), entry.key.place)
      return role(RoleName(id), entry.value)
    }
    return read ?? []
  }

  private func role(_ name: RoleName, _ value: YAMLValue) -> RoleRule? {
    value.fields { keys in
      let label = keys.required("label")?.label()
      let chain = keys.required("chain")?.list(of: OwnerStep.init(reading:))
      let also = keys.optional("also")?.list(of: OwnerStep.init(reading:)) ?? []
      let acts = keys.optional("acts")?.list(of: OwnerStep.init(reading:))
      let recorder = keys.optional("recorded-by").flatMap(role)
      let forEach = keys.optional("for")?.list(orOne: true, of: openFor) ?? []
      guard let label, let chain else { return nil }
      if acts != nil, !also.isEmpty { keys.complain("`acts` replaces `also`: write one of them") }
      return RoleRule(
        name: name, label: label, chain: chain, acting: acts ?? chain + also,
        recordedBy: recorder, forEach: forEach)
    }
  }
}

extension OwnerStep {
  /// Reads `director`, `liaison of lead`, `assigned officer`, `assigned handler of lead`,
  /// `assigned officer of parent`, `council-member in charge`.
  fileprivate init?(reading value: YAMLValue) {
    guard var phrase = Phrase(value) else { return nil }
    let isAssigned = phrase.skip("assigned")
    let kind = phrase.word().flatMap(PostKind.init(rawValue:))
    if isAssigned, let kind, phrase.skip("of", "parent"), phrase.isAtEnd {
      self = .assignedByParent(kind)
      return
    }
    if !isAssigned, let kind, phrase.skip("in", "charge"), phrase.isAtEnd {
      self = .inCharge(kind)
      return
    }
    let partyName = phrase.word(after: "of")
    let party = partyName.flatMap(Party.init(rawValue:))
    guard let kind, phrase.isAtEnd, (partyName == nil) == (party == nil) else {
      let posts = PostKind.allCases.map(\.rawValue).joined(separator: ", ")
      value.complain(
        "a post is expected here, such as `officer`, `assigned officer`, `liaison of lead` "
          + "(posts: \(posts); parties: requester, lead)")
      return nil
    }
    if isAssigned {
      self = .assigned(kind, of: party)
    } else {
      self = party.map { .postOf(kind, $0) } ?? .post(kind)
    }
  }
}

extension Trigger {
  /// The words of `by` that stand for no role.
  init?(word: String) {
    switch word {
    case "time": self = .timed
    case "order": self = .linked
    case "itself": self = .automatic
    default: return nil
    }
  }
}
