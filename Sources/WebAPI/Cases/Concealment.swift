internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WorkCalendar

/// Whom an asker must not learn of in one case: its requesters, where departments don't see them.
struct Concealment {
  /// What stands in place of a post, and of a name.
  static let id = "requester"
  static let label = "诉求单位"

  private let hidden: (organisations: Set<OrganisationID>, roster: Roster)?

  /// The surroundings are only asked for where there is somebody to keep something from.
  init(
    from call: Call, in file: CaseFile, _ around: @autoclosure () -> Surroundings,
    at instant: @autoclosure () -> Instant
  ) {
    let asked = Set(file.requesters.map(\.organisation))
    guard let viewer = call.viewer, !viewer.seesAll, !asked.isEmpty,
      viewer.organisations.isDisjoint(with: asked)
    else {
      hidden = nil
      return
    }
    let around = around()
    hidden = around.hidesRequester(file, at: instant()) ? (asked, around.roster) : nil
  }

  /// Where the case stands alone, as in lists of duties and on its timeline.
  init(from call: Call, in file: CaseFile) {
    self.init(from: call, in: file, call.bareSurroundings, at: call.office.clock.now())
  }

  var hidesRequesters: Bool { hidden != nil }

  func hides(_ post: PostID) -> Bool {
    hides(hidden?.roster.post(post)?.organisation)
  }

  func hides(_ person: PersonID) -> Bool {
    hides(hidden?.roster.person(person)?.organisation)
  }

  private func hides(_ organisation: OrganisationID?) -> Bool {
    organisation.map { hidden?.organisations.contains($0) ?? false } ?? false
  }
}
