/// Whether a form's field must be filled in, as far as the rest of the form does not decide it.
package struct FieldNeed: Equatable, Sendable {
  /// Whatever else is entered.
  package var isRequired: Bool
  /// What must be entered elsewhere in the form for it to be required, all of it; empty where it is
  /// always required, or never.
  package var when: [Clause]

  /// Something about another field of the same form.
  package enum Clause: Equatable, Sendable {
    case chosen(FieldName, [String])
    case filled(FieldName, Bool)
  }

  static let always = FieldNeed(isRequired: true, when: [])
  static let never = FieldNeed(isRequired: false, when: [])

  private init(isRequired: Bool, when: [Clause]) {
    self.isRequired = isRequired
    self.when = when
  }

  /// `holds` answers what hangs on the case alone.
  package init(_ asked: FormField, in form: [FormField], holds: (Condition) -> Bool) {
    if asked.isRequired {
      self = .always
      return
    }
    guard let condition = asked.requiredWhen else {
      self = .never
      return
    }
    let names = Set(form.map(\.field))
    var clauses: [Clause] = []
    for part in condition.parts {
      if names.isDisjoint(with: part.fields) {
        guard holds(part) else {
          self = .never
          return
        }
      } else if let clause = Clause(part) {
        clauses.append(clause)
      } else {
        // Nothing in the shipped language leads here; what can't be told is not asked for.
        self = holds(condition) ? .always : .never
        return
      }
    }
    self.init(isRequired: clauses.isEmpty, when: clauses)
  }
}

extension FieldNeed.Clause {
  fileprivate init?(_ condition: Condition) {
    switch condition {
    case .field(let name, let options): self = .chosen(name, options)
    case .isSet(let name): self = .filled(name, true)
    case .not(.isSet(let name)): self = .filled(name, false)
    case .all, .not, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked,
      .today, .later, .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      return nil
    }
  }
}

extension Condition {
  /// The conditions that must all hold for this one to.
  fileprivate var parts: [Condition] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.parts)
  }
}
