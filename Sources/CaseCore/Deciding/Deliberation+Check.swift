/// What stands against an action.
extension Deliberation {
  /// Refuses what the form, a guard, a cap or an open child stands against.
  func check(
    _ rule: ActionRule, _ fields: [FieldName: FieldValue], _ file: CaseFile,
    _ procedure: Procedure
  ) throws(Rejection) {
    let evaluation = Evaluation(file, form: fields, around: around, at: at)
    // Lateness that is kept on record is judged before what was written in the form.
    for condition in rule.guards where condition.isRecorded {
      if !evaluation.holds(condition.condition) { throw .tooLate(message: condition.message) }
    }
    // What isn't possible here is not made possible by filling in its form.
    try checkConditions(rule.beforeEntry, Evaluation(file, around: around, at: at))
    let form = FormCheck(
      form: rule.form, procedure: procedure, file: file, around: around, at: at)
    let complaints = form.complaints(fields)
    if !complaints.isEmpty { throw .invalidFields(complaints) }
    try checkConditions(rule, evaluation)
  }

  /// Refuses what doesn't hang on a form: caps, guards, open children.
  func checkConditions(_ rule: ActionRule, _ evaluation: Evaluation) throws(Rejection) {
    for cap in rule.caps where evaluation.file.uses(of: rule.name, per: cap.scope) >= cap.times {
      throw .capReached(rule.name, cap)
    }
    for condition in rule.guards where !evaluation.holds(condition.condition) {
      throw condition.isRecorded
        ? .tooLate(message: condition.message) : .conditionNotMet(message: condition.message)
    }
    for (procedure, policy) in rule.children where policy == .wait {
      if !evaluation.holds(.noneOpen(procedure)) {
        let label = around.procedures.inForce(procedure)?.label ?? procedure.text
        throw .conditionNotMet(message: "还有未办结的\(label)")
      }
    }
  }
}

extension ActionRule {
  /// The action without guards that only what is entered can answer.
  var beforeEntry: ActionRule {
    let asked = Set(form.map(\.field))
    var rule = self
    rule.guards.removeAll { !asked.isDisjoint(with: $0.condition.fields) }
    return rule
  }
}
