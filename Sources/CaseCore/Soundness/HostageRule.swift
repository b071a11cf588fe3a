/// Rule 11: nobody but officer, director and council can keep a case from ending.
///
/// With a role go all others of the same party: they are the same people.
struct HostageRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    let finals = inspected.finalStates
    let free = inspected.exits().states(leadingInto: finals)
    var (seen, tried): (Set<StateName>, Set<Set<RoleName>>) = ([], [])
    return procedure.roles.filter { !$0.isSteward }.flatMap { role -> [Finding] in
      let gone = Set(procedure.roles.filter { $0.isOneWith(role) }.map(\.name))
      guard tried.insert(gone).inserted else { return [] }
      let without = inspected.exits(for: .without(gone)).states(leadingInto: finals)
      let held = inspected.openStates.filter {
        free.contains($0.name) && !without.contains($0.name) && seen.insert($0.name).inserted
      }
      return held.map { state in
        Finding(
          .hostage, in: procedure.name, .state(state.name), .hostage(of: role.name),
          "事项到了「\(state.label)」,只要「\(role.label)」不办,就谁也办结不了:"
            + "秘书处、理事会都没有出路。",
          path: inspected.paths.path(to: state.name))
      }
    }
  }
}

extension RoleRule {
  /// Whether the role means officer, director or council first.
  fileprivate var isSteward: Bool {
    party == nil && forEach.isEmpty && leads?.isSteward == true
  }

  fileprivate func isOneWith(_ other: RoleRule) -> Bool {
    name == other.name || party != nil && party == other.party
  }
}
