/// Whether a clock certainly starts: whichever of its terms is taken, its date is known.
extension AssignedFields {
  func starts(_ clock: ClockRule, in state: StateName) -> Bool {
    clock.unless == nil
      && clock.terms.allSatisfy { term in
        guard let field = term.length.neededField else { return true }
        return has(field, in: state) || isImplied(field, by: term.when)
      }
  }

  func has(_ field: FieldName, in state: StateName) -> Bool {
    inState[state]?.contains(.field(field)) == true
  }

  /// Whether the condition can't hold without the field: it says so, or every form that gives it
  /// one of the values compared asks for the field too.
  private func isImplied(_ field: FieldName, by condition: Condition?) -> Bool {
    guard let condition else { return false }
    if condition.impliedFields.contains(field) { return true }
    return condition.impliedComparisons.contains { isGiven(field, with: $0.field, $0.values) }
  }

  private func isGiven(
    _ field: FieldName, with other: FieldName, _ values: [String]
  ) -> Bool {
    let procedure = graph.procedure
    let asking = procedure.forms.filter { form in form.contains { $0.field == other } }
    let isAsked = asking.allSatisfy { form in
      form.contains { asked in
        asked.field == field && (asked.isRequired || asked.isAsked(with: other, values))
      }
    }
    let isSafe = procedure.allEffects.allSatisfy { effect in
      switch effect {
      case .set(let set, let value): set != other || !values.contains(value)
      case .clear(let cleared): !cleared.contains(field) || cleared.contains(other)
      case .copy(let copied, _): copied != other
      case .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave, .nextRound,
        .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
        true
      }
    }
    return !asking.isEmpty && isAsked && isSafe
  }
}

extension FormField {
  /// Whether the field is required whenever another has one of these values.
  fileprivate func isAsked(with other: FieldName, _ values: [String]) -> Bool {
    guard case .field(other, let asking)? = requiredWhen else { return false }
    return Set(values).isSubset(of: asking)
  }
}

extension ClockLength {
  /// The field without which the clock does not start; nil when it needs none of this case's.
  var neededField: FieldName? {
    switch self {
    case .limit: nil
    case .date(let field, _): field
    case .relativeDate(let relative, _): relative.link
    }
  }

  /// Whether the length hangs on a date that somebody enters.
  var hangsOnDate: Bool {
    switch self {
    case .limit: false
    case .date, .relativeDate: true
    }
  }
}
