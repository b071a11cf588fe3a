internal import WorkCalendar

/// Opening cases that are due by a rule (decision 0058).
extension Deliberation {
  /// Opens one as if somebody had filed it, by the same form; time is the actor.
  ///
  /// Refused if another case was opened since the planner looked: that may have been the very one.
  mutating func open(_ planned: PlannedOpening) throws(Rejection) {
    guard let procedure = around.procedures.inForce(planned.procedure) else {
      throw .unknownProcedure(planned.procedure)
    }
    guard around.counters.nextCase == planned.nextCase else {
      throw .conditionNotMet(message: "其间另有事项登记，请重新查看")
    }
    let form = FormCheck(
      form: procedure.opening.form, procedure: procedure, file: nil, around: around, at: at)
    let asked = Set(procedure.opening.form.map(\.field))
    let complaints = form.complaints(planned.fields.filter { asked.contains($0.key) })
    if !complaints.isEmpty { throw .invalidFields(complaints) }
    try begin(
      procedure, parent: nil, [Requester(organisation: planned.requester, contact: nil)],
      lead: nil, fields: planned.fields, by: .time, note: planned.note)
  }
}
