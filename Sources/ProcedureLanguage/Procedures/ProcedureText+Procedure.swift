internal import CaseCore

extension ProcedureText {
  /// Reads the sections in the order in which they need each other: fields first, names last.
  func procedure(_ keys: YAMLFields) -> Procedure? {
    let version = keys.required("version")?.int(in: 1...1_000_000)
    let label = keys.required("label")?.label()
    let prefix = keys.required("number")?.text(atMost: 8)
    let fields = keys.required("fields").map(fields) ?? []
    let title = keys.required("title").flatMap { field($0, .line) }
    let roles = keys.required("roles").map(roles) ?? []
    let urgent = keys.optional("urgent").flatMap(condition)
    let confidential = keys.optional("confidential").flatMap(condition)
    let hides = keys.optional("hides-requester").flatMap(condition)
    let look = keys.required("look").flatMap(look)
    let reach = keys.required("reach").flatMap(reach)
    let top = keys.optional("top").flatMap(top)
    let countersigns = keys.optional("countersign").map(countersigns) ?? []
    let ladders = keys.required("ladders").map(ladders) ?? []
    let clocks = keys.required("clocks").map(clocks) ?? []
    let opening = keys.required("open").flatMap(opening)
    let (states, inside) = keys.required("states").map(states) ?? ([], [])
    let everywhere =
      keys.optional("everywhere")?.entries { action($0, in: nil) } ?? []
    checkNames()
    checkOverlap(inside + everywhere, keys)
    guard let version, let label, let prefix, let title, let look, let reach, let opening else {
      return nil
    }
    return Procedure(
      name: name, version: version, label: label, numberPrefix: prefix, title: title,
      roles: roles, fields: fields, ladders: ladders, clocks: clocks, states: states,
      actions: inside + everywhere, opening: opening, countersigns: countersigns, look: look,
      reach: reach, top: top, urgentWhen: urgent, confidentialWhen: confidential,
      hidesRequesterWhen: hides)
  }

  /// In one state a name means one action.
  private func checkOverlap(_ actions: [ActionRule], _ keys: YAMLFields) {
    var seen: Set<[String]> = []
    for action in actions {
      for state in action.from where !seen.insert([action.name.text, state.text]).inserted {
        keys.complain("the action `\(action.name)` is written twice for the state `\(state)`")
      }
    }
  }
}
