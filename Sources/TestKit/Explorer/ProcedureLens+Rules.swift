internal import CaseCore

/// What a lens asks of the rules of a procedure.
extension Procedure {
  /// Whether an effect reads the field, or makes somebody of it.
  func isRead(_ field: FieldName) -> Bool {
    allEffects.contains { effect in
      switch effect {
      case .lead(let source): source == field
      case .assign(_, .person(let source)): source == field
      case .open(let rule):
        switch rule.forEach {
        case .organisations(let source): source == field
        case .once, .everyMember, .linkingField, .linkingRequesters: false
        }
      case .order(let rule): rule.to == .linked(field) || rule.except == field
      case .set, .clear, .copy, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
        .nextRound, .raiseLevel, .resetLevel, .merge, .unmerge, .detachRequester:
        false
      }
    }
  }

  /// Every condition that the procedure states.
  var conditions: [Condition] {
    let ofActions = actions.flatMap { action in
      action.guards.map(\.condition) + action.branches.compactMap(\.when)
        + [action.second?.when].compactMap(\.self) + action.form.compactMap(\.requiredWhen)
    }
    let ofClocks = clocks.flatMap { $0.terms.compactMap(\.when) + [$0.unless].compactMap(\.self) }
    return ofActions + ofClocks + opening.form.compactMap(\.requiredWhen)
  }
}

extension ActionRule {
  /// Whether it can make no difference to a case of which only these fields are watched.
  func isIdle(_ watched: Set<FieldName>) -> Bool {
    let touched = Set(form.map(\.field))
    return second == nil && caps.isEmpty && collects == nil && effects.isEmpty
      && branches.allSatisfy { $0.target == .stay && $0.effects.isEmpty }
      && touched.isDisjoint(with: watched)
  }
}

extension Condition {
  /// The parts that are no conditions on conditions.
  var atoms: [Condition] {
    switch self {
    case .all(let parts): parts.flatMap(\.atoms)
    case .not(let inner): inner.atoms
    case .field, .isSet, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked,
      .today, .later, .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      [self]
    }
  }
}

extension Target {
  var goesBack: Bool {
    switch self {
    case .back: true
    case .stay, .state: false
    }
  }
}

extension RoleRule {
  /// Whether those who act in it belong to the alliance's own bodies.
  var isSteward: Bool {
    let alliance: Set<PostKind> = [
      .officer, .director, .actingDirector, .councilMember, .councilChair,
    ]
    return acting.contains { step in
      switch step {
      case .assigned(let kind, nil), .post(let kind), .inCharge(let kind):
        alliance.contains(kind)
      case .assigned, .postOf, .assignedByParent: false
      }
    }
  }
}
