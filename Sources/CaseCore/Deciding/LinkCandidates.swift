package import WorkCalendar

/// Which cases a form's field may name.
package struct LinkCandidates: Sendable {
  package let procedure: ProcedureName
  /// Empty when every open state will do; a final one only when it is named.
  package let states: [StateName]
  private let dateField: FieldName?
  private let latest: CivilDate?
  /// Only cases that name this one by this field.
  private let linkedBy: FieldName?
  private let file: CaseFile?
  private let around: Surroundings
  private let at: Instant

  package init(
    _ asked: FormField, _ rule: FieldRule, file: CaseFile?, around: Surroundings, at: Instant
  ) {
    switch rule.type {
    case .link(let procedure), .links(let procedure, _): self.procedure = procedure
    case .line, .text, .contact, .choice, .flag, .integer, .date, .organisation, .organisations,
      .person:
      self.procedure = ProcedureName("")
    }
    self.file = file
    self.around = around
    self.at = at
    states = asked.candidates?.states ?? []
    dateField = asked.candidates?.dateField
    latest = asked.candidates?.within.map {
      around.calendar.due($0, from: around.calendar.date(of: at)).date
    }
    linkedBy = asked.candidates?.linkedBy
  }

  /// Whether a case may be named; the case itself never.
  package func admits(_ candidate: CaseFile) -> Bool {
    guard candidate.procedure.name == procedure, candidate.id != file?.id,
      states.isEmpty ? candidate.isOpen : states.contains(candidate.state)
    else { return false }
    if let linkedBy, let file, candidate.fields[linkedBy]?.cases.contains(file.id) != true {
      return false
    }
    // Cases of one procedure are linked to become one.
    if let file, file.procedure.name == procedure, !around.mayBecomeOne(file, candidate, at: at) {
      return false
    }
    guard let dateField, let latest else { return true }
    return candidate.fields[dateField]?.date.map { $0 <= latest } ?? false
  }
}
