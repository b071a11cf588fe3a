/// One way in which a version of a procedure differs from another, as a clerk would say it.
package struct ProcedureChange: Equatable, Sendable {
  package var part: Part
  /// Of what it is said, by its name in the file; the procedure's own where it is of no part.
  package var name: String
  package var words: String
  /// What it means for a case that is moved to the new version; nil where nothing.
  package var meaning: String?

  /// The parts of a procedure file.
  package enum Part: String, Sendable, CaseIterable {
    case head
    case role
    case field
    case ladder
    case clock
    case state
    case action
    case opening

    /// What clerks call it.
    package var label: String {
      switch self {
      case .head: "规程"
      case .role: "角色"
      case .field: "内容"
      case .ladder: "催办"
      case .clock: "时限"
      case .state: "环节"
      case .action: "操作"
      case .opening: "登记"
      }
    }
  }

  /// Whether cases that are moved to the new version feel it.
  package var isOfNote: Bool { meaning != nil }
}
