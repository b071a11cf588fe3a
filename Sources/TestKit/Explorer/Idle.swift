package import CaseCore

/// A role of a procedure in which nobody does anything.
package struct Idle: Sendable {
  private let role: RoleName
  private let procedure: ProcedureName

  package init(_ role: RoleName, of procedure: ProcedureName) {
    self.role = role
    self.procedure = procedure
  }

  /// Whether the move is left undone: it can be made in that role alone.
  func omits(_ move: Move) -> Bool {
    switch move {
    case .act(let act): act.procedure == procedure && act.roles == [role]
    case .wait, .waitUntil: false
    }
  }
}
