internal import WorkCalendar

extension Surroundings {
  /// The organisations that a case means by these words, each once.
  ///
  /// Of the cases that name it, those that have ended count only if asked for.
  func organisations(
    _ which: [OpenFor], of file: CaseFile, on date: CivilDate, endedToo: Bool = false
  ) -> [OrganisationID] {
    var seen: Set<OrganisationID> = []
    return which.flatMap { organisations($0, of: file, on: date, endedToo) }
      .filter { seen.insert($0).inserted }
  }

  private func organisations(
    _ which: OpenFor, of file: CaseFile, on date: CivilDate, _ endedToo: Bool
  ) -> [OrganisationID] {
    func naming(_ link: LinkReference) -> [CaseFile] {
      docket.linking(to: file.id, by: link).filter { endedToo || $0.isOpen }
    }
    return switch which {
    case .once: []
    case .organisations(let field): file.fields[field]?.organisations ?? []
    case .everyMember: roster.organisationsOf(kind: .member, on: date)
    case .linkingField(let link, let field):
      naming(link).flatMap { $0.fields[field]?.organisations ?? [] }
    case .linkingRequesters(let link):
      naming(link).flatMap { $0.requesters.map(\.organisation) }
    }
  }
}
