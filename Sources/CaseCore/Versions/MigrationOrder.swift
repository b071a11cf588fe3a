/// That the open cases of older versions of a procedure go over to a newer one, as somebody orders
/// it (decision 0074).
package struct MigrationOrder: Equatable, Sendable {
  /// How many old states and single cases one order names at most.
  package static let mostNamed = 1_000

  /// Under which each of its cases has it.
  package var number: Int
  package var procedure: ProcedureName
  package var version: Int
  /// What states of the older versions are in the newer one, where they go by other names.
  package var states: [StateName: StateName]
  /// The same for single cases, by their numbers: the cases in a state that is two now need not all
  /// go the same way.
  package var cases: [String: StateName]
  package var actor: Actor

  package init(
    number: Int, procedure: ProcedureName, version: Int, states: [StateName: StateName] = [:],
    cases: [String: StateName] = [:], actor: Actor
  ) {
    self.number = number
    self.procedure = procedure
    self.version = version
    self.states = states
    self.cases = cases
    self.actor = actor
  }

  package var reference: ProcedureReference {
    ProcedureReference(name: procedure, version: version)
  }
}

/// A migration order with what the newer version says, worked out once for all its cases.
package struct MigrationPlan: Equatable, Sendable {
  package let order: MigrationOrder
  let procedure: Procedure
  /// What forms have certainly asked for by the time that a case is in a state.
  private let asked: [StateName: [FieldName]]

  package init(_ order: MigrationOrder, _ procedure: Procedure) {
    self.order = order
    self.procedure = procedure
    let required = procedure.requiredFields
    // Whoever took a case over from an old ledger was asked for nothing of this.
    var filed = procedure
    filed.adoption = nil
    asked = AssignedFields(ProcedureGraph(filed), among: []).inState.mapValues { assigned in
      required.filter { assigned.contains(.field($0)) }
    }
  }

  /// Whether a case is one of those that go over.
  package func concerns(_ file: CaseFile) -> Bool {
    file.isOpen && file.procedure.name == order.procedure
      && file.procedure.version < order.version
  }

  /// The state in which a case then is.
  func state(of file: CaseFile) throws(Rejection) -> StateRule {
    let named = order.cases[file.number] ?? order.states[file.state]
    guard let state = procedure.state(named ?? file.state) else {
      throw .conditionNotMet(
        message: named.map { "新版本没有环节「\($0)」" }
          ?? "新版本没有环节「\(file.state)」，须以 --map 指明去向")
    }
    guard !state.isFinal else {
      throw .conditionNotMet(
        message: "环节「\(state.label)」在新版本中是了结环节，迁移不能了结事项，须以 --map 另指去向")
    }
    return state
  }

  /// What goes by another name now, of the state from which a case came.
  func former(_ state: StateName) -> StateName { order.states[state] ?? state }

  /// What the case lacks that it would have been asked for on any way to a state.
  func wanted(by file: CaseFile, in state: StateName) -> [FieldName] {
    (asked[state] ?? []).filter { file.fields[$0] == nil }
  }
}

extension Procedure {
  /// The fields that some form requires, in the order of the file.
  fileprivate var requiredFields: [FieldName] {
    let required = Set(
      (opening.form + actions.flatMap(\.form)).filter(\.isRequired).map(\.field))
    return fields.map(\.name).filter(required.contains)
  }
}
