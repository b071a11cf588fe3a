/// Rule 2, second half: what a chain or an echo reads is certainly assigned there.
///
/// A field that the same action asks for and lets stay empty is left out of the echo knowingly.
struct CertainFieldRule {
  let graph: ProcedureGraph
  let assigned: AssignedFields

  private var procedure: Procedure { graph.procedure }

  var findings: [Finding] {
    leaderless + echoesOfNothing
  }

  /// States, and clocks in them, whose owner is looked for in a lead that may not be there.
  private var leaderless: [Finding] {
    procedure.states.compactMap { state in
      guard let facts = assigned.inState[state.name], !facts.contains(.lead) else { return nil }
      let clocks = state.clocks.compactMap { procedure.clock($0.clock) }
      let needsLead = state.owner.map(readsLead) ?? false
      guard needsLead || clocks.contains(where: { readsLead($0.owner) }) else { return nil }
      let path = graph.path(to: state.name, lacking: assigned.initial.contains(.lead)) {
        edge, has in
        let before = (assigned.inState[edge.from] ?? []).union(has ? [.lead] : [])
        return AssignedFields.after(edge, before).contains(.lead)
      }
      return Finding(
        .certainField, in: procedure.name, .state(state.name),
        "事项可能还没有牵头单位就到了「\(state.label)」:该由谁办,找不到人。", path: path)
    }
  }

  private func readsLead(_ name: RoleName) -> Bool {
    procedure.role(name)?.chain.contains { step in
      switch step {
      case .assigned(_, .lead), .postOf(_, .lead): true
      case .assigned, .assignedByParent, .post, .postOf, .inCharge: false
      }
    } ?? false
  }

  private var echoesOfNothing: [Finding] {
    var findings: [Finding] = []
    for edge in graph.edges {
      guard case .to(_, _, let says) = edge.echo, let before = assigned.inState[edge.from] else {
        continue
      }
      let after = AssignedFields.after(edge, before).union(before)
      for field in says where !isKnown(field, after, edge.action) {
        let label = procedure.field(field)?.label ?? field.text
        let finding = Finding(
          .certainField, .warning, in: procedure.name, edge.action.subject,
          "「\(edge.action.label)」的回音要写「\(label)」,但到那时它可能是空的。",
          path: graph.path(to: edge.from) + [edge.action.name])
        let isSaid = findings.contains {
          $0.subject == finding.subject && $0.suffers == finding.suffers
        }
        if !isSaid { findings.append(finding) }
      }
    }
    return findings
  }

  private func isKnown(_ field: FieldName, _ facts: Set<Assigned>, _ action: ActionRule) -> Bool {
    facts.contains(.field(field)) || action.form.contains { $0.field == field }
      || procedure.field(field)?.type == .flag
  }
}
