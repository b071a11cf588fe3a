/// Rule 10: no relative is left hanging, and none can hold another back for ever.
struct FamilyRule {
  private let inspected: Inspection
  /// Those that were read with it.
  private let relatives: [ProcedureName: Inspection]

  init(_ inspected: Inspection, among relatives: [ProcedureName: Inspection]) {
    self.inspected = inspected
    self.relatives = relatives
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    let children = Set(procedure.openRules.filter(\.asChild).map(\.procedure)).sorted()
    return children.flatMap(ofChildren) + refusedOrders + waits
  }

  /// What actions say of children of one procedure that may be open.
  private func ofChildren(_ name: ProcedureName) -> [Finding] {
    let child = relatives[name]
    let label = child?.procedure.label ?? name.text
    let open = inspected.statesWithOpen(name)
    return once(withOpen: name) { report in
      for edge in inspected.edges where edge.from != edge.to && open.contains(edge.from) {
        let ends = inspected.finalStates.contains(edge.to)
        switch edge.action.children[name] {
        case nil:
          report(edge, .relativeLeft(name), "时可能还有未办结的\(label),却没有写明它们怎么办(children)。")
        case .keep where ends:
          report(edge, .relativeLeft(name), "使事项了结,却留下未办结的\(label):它们没有了主人。")
        case .keep: continue
        case .order(let action):
          guard let child, let state = child.state(notHearing: action, mustEnd: ends) else {
            continue
          }
          report(
            edge, .relativeLeft(name),
            "要\(label)「\(action)」,但\(label)在「\(state)」时不一定能照办:它会被留下,或使整个操作失败。")
        case .wait where edge.drives.contains(.timed):
          report(
            edge, .relativeLeft(name), "到期自动办理时不会等\(label)办结:它们会被留下。请改用 keep 或 order。")
        case .wait:
          guard let child, let state = child.stateHeldBack(by: inspected, at: edge.from) else {
            continue
          }
          report(
            edge, .relativeWaits(name),
            "要等\(label)办结,但\(label)在「\(state)」时,本事项的责任人和秘书处都没有办法使它办结:"
              + "可能一直等下去。")
        }
      }
      passingOn(name, child, label, open, report)
    }
  }

  private typealias Report = (Edge, Harm, String) -> Void

  /// Work asked of an organisation that becomes the lead itself.
  private func passingOn(
    _ name: ProcedureName, _ child: Inspection?, _ label: String, _ open: Set<StateName>,
    _ report: Report
  ) {
    let rules = procedure.openRules.filter {
      $0.asChild && $0.procedure == name && $0.requester == .lead
    }
    guard !rules.isEmpty else { return }
    for edge in inspected.edges
    where open.contains(edge.from) && edge.effects.contains(where: \.namesLead) {
      for rule in rules {
        guard let action = rule.ifSameLead else {
          report(
            edge, .relativeLeft(name),
            "换牵头单位时,新的牵头单位可能正是一件\(label)的办理单位:没有写明那一件怎么办(if-same-lead)。")
          continue
        }
        guard let state = child?.state(notHearing: action, mustEnd: true) else { continue }
        report(
          edge, .relativeLeft(name),
          "换牵头单位时要\(label)「\(action)」,但\(label)在「\(state)」时不一定能照办。")
      }
    }
  }

  /// Orders that a relative may refuse: then the whole command is refused.
  private var refusedOrders: [Finding] {
    once(withOpen: nil) { report in
      for edge in inspected.edges {
        for order in inspected.family.orders(by: edge, of: procedure) {
          guard let other = relatives[order.to]?.procedure,
            other.actions.contains(where: { $0.name == order.action && $0.mayRefuse })
          else { continue }
          report(
            edge, .relativeWaits(order.to),
            "要\(other.label)「\(order.action)」,而那个操作带条件或限次数:它一旦被拒,这个操作也办不成。")
        }
      }
    }
  }

  /// States that wait for cases which nobody may be able to bring so far.
  private var waits: [Finding] {
    inspected.openStates.compactMap { state in
      guard case .open(_, let link?) = state.kind else { return nil }
      let label = relatives[link.procedure]?.procedure.label ?? link.procedure.text
      func finding(_ why: String) -> Finding {
        Finding(
          .family, in: procedure.name, .state(state.name), .relativeWaits(link.procedure),
          "「\(state.label)」\(why)", path: inspected.paths.path(to: state.name))
      }
      guard let states = inspected.statesWaited(for: link, in: state.name) else {
        return finding("要等\(label),却没有一个到时自动离开的操作(itself):等完了也没有人知道。")
      }
      guard let other = relatives[link.procedure],
        let stuck = other.stateHeldBack(from: states.union(other.finalStates), by: other.stewards)
      else { return nil }
      return finding("要等\(label),但\(label)在「\(stuck)」时秘书处没有办法使它往下走:可能一直等下去。")
    }
  }

  /// The findings that are reported, one for each action and harm.
  ///
  /// Where they are about open children, the path leads over the opening of one.
  private func once(
    withOpen child: ProcedureName?, _ look: (Report) -> Void
  ) -> [Finding] {
    var findings: [Finding] = []
    look { edge, harm, why in
      let subject = edge.action.subject
      guard !findings.contains(where: { $0.subject == subject && $0.harm == harm }) else { return }
      findings.append(
        Finding(
          .family, in: procedure.name, subject, harm, "「\(edge.action.label)」\(why)",
          path: child.map { inspected.path(taking: edge, withOpen: $0) }
            ?? inspected.paths.path(taking: edge)))
    }
    return findings
  }
}
