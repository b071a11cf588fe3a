internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// `GET /duties`: what somebody owes, be it in a case, about a notice, or for a post.
///
/// First comes what no case has a clock for: that something recurs and has no next, vacancies in
/// sight, endpoints given up, a mail server that takes nothing, digests and notices of which nobody
/// knows that they arrived (decision 0041); then the duties of cases, the earliest due first.
enum DutyHandler {
  /// Before this instant no duty is due: the place of a page that ended among the notices.
  private static let amongNotices: Int64 = -1

  @Sendable static func answer(_ call: Call) async throws -> Reply {
    let asked = try call.query.optionalString("owner") ?? "me"
    let owner = try owner(asked, call)
    let list = "duties \(owner)"
    let length = try call.pageLength()
    let place = try await call.place(in: list, numbers: 2)
    var items: [JSONValue] = []
    if place == nil, asked == "me" {
      items = try await OfficeDutyWire(call: call).duties(of: call.person())
    }
    if place.map({ $0[0] == amongNotices }) ?? true {
      let notices = try await notices(of: owner, after: place?[1] ?? 0, length, call)
      items += notices.items
      if let last = notices.last {
        return try await call.page(list, items, next: "\(amongNotices) \(last)")
      }
    }
    let after = place.flatMap { place in
      place[0] == amongNotices
        ? nil : DutyPlace(dueAt: Instant(milliseconds: place[0]), id: place[1])
    }
    let cases = try await ofCases(owner, after: after, length, call)
    let end = cases.last.map { "\($0.dueAt.milliseconds) \($0.id)" }
    return try await call.page(list, items + cases.items, next: end)
  }

  /// One's own duties, those of one's posts, and for the alliance's own bodies those of any post.
  private static func owner(_ asked: String, _ call: Call) throws -> DutyOwner {
    guard asked != "me" else { return .person(try call.person()) }
    let post = PostID(asked)
    if let viewer = call.viewer, !viewer.seesAll, !viewer.posts.contains(post) {
      throw Problem(.notYours)
    }
    return .post(post)
  }

  /// The notices that the owner is to see to; `last` is where the page ended, if more follow.
  private static func notices(
    of owner: DutyOwner, after: Int64, _ length: Int, _ call: Call
  ) async throws -> (items: [JSONValue], last: Int64?) {
    // Whoever is to see to one need not be a party of its case, which may have ended.
    let rows = try await call.office.store.noticeList(
      .unsettled, viewer: nil, after: after, limit: length + 1)
    let shown = rows.prefix(length)
    guard !shown.isEmpty else { return ([], nil) }
    var around = call.bareSurroundings
    around.docket = try await call.office.store.docket(of: shown.map(\.row))
    let wire = NoticeDutyWire(call: call, around: around)
    let items = shown.compactMap { wire.duty($0.row, of: owner) }
    return (items, rows.count > length ? shown.last?.number : nil)
  }

  private static func ofCases(
    _ owner: DutyOwner, after: DutyPlace?, _ length: Int, _ call: Call
  ) async throws -> (items: [JSONValue], last: DutyPlace?) {
    let rows = try await call.office.store.duties(of: owner, after: after, limit: length + 1)
    let shown = rows.prefix(length)
    let files = try await call.office.store.caseFiles(Set(shown.map(\.caseID)))
    let wire = DeadlineWire(call: call, procedure: nil)
    return (
      shown.compactMap { row in files[row.caseID].map { wire.duty(row, of: $0) } },
      rows.count > length ? shown.last.map(DutyPlace.init) : nil
    )
  }
}
