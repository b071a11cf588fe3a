internal import CaseCore
internal import CaseStore
internal import WorkCalendar

extension Surroundings {
  /// What a case's procedure says of it that its fields alone don't; nil if nobody knows it.
  func facets(of file: CaseFile, at instant: Instant) -> CaseFacets? {
    guard let procedure = procedures[file.procedure] else { return nil }
    let fields = procedure.fields
    // By place: asked after every step, and a rule is much to copy.
    let inside = fields.indices.filter { fields[$0].isFoundInsideOnly }.map { fields[$0].name }
    return CaseFacets(
      isConfidential: isConfidential(file, at: instant), internalFields: Set(inside),
      messages: procedure.messages)
  }
}
