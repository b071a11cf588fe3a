internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WorkCalendar

/// Whom an asker must not learn of in one case: its requesters, where departments don't see them.
struct Concealment {
  /// What stands in place of a post, and of a name.
  static let id = "requester"
  static let label = "诉求单位"

  private let organisations: Set<OrganisationID>
  private let roster: Roster

  init(from call: Call, in file: CaseFile, _ around: Surroundings, at instant: Instant) {
    roster = around.roster
    let asked = Set(file.requesters.map(\.organisation))
    guard let viewer = call.viewer, !viewer.seesAll, viewer.organisations.isDisjoint(with: asked),
      around.hidesRequester(file, at: instant)
    else {
      organisations = []
      return
    }
    organisations = asked
  }

  /// Where the case stands alone, as in lists of duties and on its timeline.
  init(from call: Call, in file: CaseFile) {
    self.init(from: call, in: file, call.bareSurroundings, at: call.office.clock.now())
  }

  var hidesRequesters: Bool { !organisations.isEmpty }

  func hides(_ post: PostID) -> Bool {
    roster.post(post).map { organisations.contains($0.organisation) } ?? false
  }

  func hides(_ person: PersonID) -> Bool {
    roster.person(person).map { organisations.contains($0.organisation) } ?? false
  }
}
