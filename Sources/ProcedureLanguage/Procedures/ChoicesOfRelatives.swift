internal import CaseCore

/// Settles which given texts are options of a choice: the relative's file says so.
struct ChoicesOfRelatives {
  let procedures: [Procedure]

  init(_ procedures: [Procedure]) {
    self.procedures = procedures
  }

  var settled: [Procedure] {
    procedures.map { procedure in
      var settled = procedure
      settled.opening.effects = effects(procedure.opening.effects, in: procedure)
      settled.actions = procedure.actions.map { action in
        var settled = action
        settled.effects = effects(action.effects, in: procedure)
        settled.branches = action.branches.map { branch in
          var settled = branch
          settled.effects = effects(branch.effects, in: procedure)
          return settled
        }
        return settled
      }
      return settled
    }
  }

  private func effects(_ effects: [Effect], in procedure: Procedure) -> [Effect] {
    effects.map { effect in
      switch effect {
      case .open(var rule):
        rule.fields = settle(rule.fields, [rule.procedure])
        return .open(rule)
      case .order(var rule):
        rule.fields = settle(rule.fields, relatives(rule.to, of: procedure))
        return .order(rule)
      case .set, .clear, .copy, .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
        .nextRound, .raiseLevel, .resetLevel, .merge, .unmerge, .detachRequester:
        return effect
      }
    }
  }

  private func relatives(_ relation: Relation, of procedure: Procedure) -> [ProcedureName] {
    switch relation {
    case .children(let name): return [name]
    case .linking(let link): return [link.procedure]
    case .linked(let field):
      switch procedure.field(field)?.type {
      case .link(let name), .links(let name, _): return [name]
      case .line, .text, .contact, .choice, .flag, .integer, .date, .organisation,
        .organisations, .person, nil:
        return []
      }
    case .parent:
      return procedures.filter { parent in
        parent.openRules.contains { $0.asChild && $0.procedure == procedure.name }
      }.map(\.name)
    }
  }

  private func settle(_ fields: [OpenField], _ owners: [ProcedureName]) -> [OpenField] {
    fields.map { field in
      guard case .text(let text) = field.value else { return field }
      let types = procedures.filter { owners.contains($0.name) }.compactMap {
        $0.field(field.field)?.type
      }
      guard case .choice? = types.first else { return field }
      return OpenField(field: field.field, value: .choice(text))
    }
  }
}
