internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// `GET /duties`: what somebody owes, be it in a case, about a notice, or for a post: the earliest
/// due first; of those due at one instant, what no case has a clock for.
///
/// What no case has a clock for is looked for anew for each page: that something recurs and has no
/// next, vacancies in sight, endpoints given up, a mail server that takes nothing, digests and
/// notices of which nobody knows that they arrived (decision 0041). There are few of them; the
/// duties of cases are read in their order, no more than the page needs.
struct DutyHandler {
  private let call: Call
  private let owner: DutyOwner
  /// Whether whoever asks is the owner.
  private let isOwn: Bool

  @Sendable static func answer(_ call: Call) async throws -> Reply {
    let asked = try call.query.optionalString("owner") ?? "me"
    let handler = DutyHandler(
      call: call, owner: try owner(asked, call), isOwn: asked == "me")
    return try await handler.page()
  }

  /// One's own duties, those of one's posts, and for the alliance's own bodies those of any post.
  private static func owner(_ asked: String, _ call: Call) throws -> DutyOwner {
    guard asked != "me" else { return .person(try call.person()) }
    if let viewer = call.viewer, !viewer.seesAll, !viewer.posts.contains(PostID(asked)) {
      throw Problem(.notYours)
    }
    return try call.postFilter("owner").map { .post($0) } ?? .person(try call.person())
  }

  private func page() async throws -> Reply {
    let list = "duties \(owner)"
    let length = try call.pageLength()
    let place = try await call.textPlace(in: list).map { text in
      guard let place = DutyListing.Place(text) else { throw StoreError.badCursor }
      return place
    }
    var around = call.bareSurroundings
    let besides = try await besidesCases(&around).filter { duty in
      place.map { duty.place > $0 } ?? true
    }
    let rows = try await call.office.store.duties(
      of: owner, after: place?.amongCases, limit: length + 1)
    let files = try await call.office.store.docket(of: Set(rows.map(\.caseID))).files
    for file in files { around.docket.put(file) }
    let listed = (besides + rows.compactMap { DutyListing($0, around) })
      .sorted { $0.place < $1.place }
    let shown = listed.prefix(length)
    let hasMore = besides.count + rows.count > length
    let wire = DutyWire(call: call, around: around)
    return try await call.page(
      list, shown.map(wire.row), next: hasMore ? shown.last?.place.text : nil)
  }

  /// The office's own duties, where somebody asks for theirs, and the notices to see to.
  private func besidesCases(_ around: inout Surroundings) async throws -> [DutyListing] {
    var found: [DutyListing] = []
    if isOwn { found = try await call.office.duties(of: call.person()).map(DutyListing.init) }
    var after: Int64 = 0
    while true {
      // Whoever is to see to one need not be a party of its case, which may have ended.
      let rows = try await call.office.store.noticeList(
        .unsettled, viewer: nil, after: after, limit: CaseStore.largestPage)
      let docket = try await call.office.store.docket(of: rows.map(\.row))
      for file in docket.files { around.docket.put(file) }
      let untold = rows.compactMap { UntoldNotice($0.row, around, on: call.office.today) }
      found += untold.filter { owner.isMet(by: $0.owner) }.map(DutyListing.init)
      guard rows.count == CaseStore.largestPage, let last = rows.last else { return found }
      after = last.number
    }
  }
}

/// A duty of any sort in words of the wire.
private struct DutyWire {
  let call: Call
  let around: Surroundings

  func row(_ listing: DutyListing) -> JSONValue {
    switch listing.duty {
    case .ofOffice(let duty): OfficeDutyWire(call: call, around: around).duty(duty)
    case .toTell(let untold): NoticeDutyWire(call: call, around: around).duty(untold)
    case .ofCase(let row, let file): DeadlineWire(call: call, around: around).duty(row, of: file)
    }
  }
}

extension DutyOwner {
  fileprivate func isMet(by owner: Owner) -> Bool {
    switch self {
    case .person(let person): owner.person == person
    case .post(let post): owner.post == post
    }
  }
}
