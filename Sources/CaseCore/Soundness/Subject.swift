/// What part of a procedure a finding is about.
package enum Subject: Hashable, Sendable {
  case procedure
  case opening
  case adoption
  case role(RoleName)
  case field(FieldName)
  case ladder(LadderName)
  /// A rung, counted from 0 in the order of the file; the repeating one comes last.
  case rung(LadderName, Int)
  case clock(ClockName)
  case state(StateName)
  /// An action by its name and the states that have it: one name may be given twice.
  case action(ActionName, from: [StateName])
  case countersign(RoleName)
}

extension Subject: CustomStringConvertible {
  /// The subject as messages name it, such as `state pooled`.
  package var description: String {
    switch self {
    case .procedure: "procedure"
    case .opening: "open"
    case .adoption: "taking over"
    case .role(let name): "role \(name)"
    case .field(let name): "field \(name)"
    case .ladder(let name): "ladder \(name)"
    case .rung(let name, let index): "ladder \(name), rung \(index + 1)"
    case .clock(let name): "clock \(name)"
    case .state(let name): "state \(name)"
    case .action(let name, _): "action \(name)"
    case .countersign(let name): "countersign \(name)"
    }
  }
}

extension ActionRule {
  /// The action as findings name it.
  package var subject: Subject { .action(name, from: from) }
}
