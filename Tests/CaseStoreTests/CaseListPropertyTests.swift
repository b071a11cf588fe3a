import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// What a list shows, page by page, is what a look at every case would choose.
@Suite struct CaseListPropertyTests {
  static let cases: Int64 = 60
  static let filters = 60

  @Test(arguments: [11, 12, 13, 14] as [UInt64], CaseOrder.allCases)
  func `every filter, order, page and viewer shows what the predicate chooses`(
    _ seed: UInt64, _ order: CaseOrder
  ) async throws {
    var draw = Seeded(seed)
    let (temporary, drawn) = try await filled(&draw)
    var shown = 0
    for _ in 1...CaseListPropertyTests.filters {
      let filter = CaseFilter(&draw)
      let viewer = draw.pick(DrawnCase.viewers)
      let at = SampleCase.start.advanced(byMilliseconds: draw.upTo(12) * SampleCase.day / 2)
      let limit = Int(1 + draw.upTo(7))
      let expected = order.sorted(
        drawn.filter { $0.isShown(to: viewer, by: filter, at: at) }.map(\.file))
      let pages = try await walk(temporary, filter, viewer, order, at, limit)
      let asker = viewer?.person.text ?? "the daemon"
      let asked: Comment = "seed \(seed), \(filter), \(asker), \(limit) a page at \(at)"
      #expect(pages.joined().map(\.self) == expected.map(\.id), asked)
      #expect(pages.dropLast().allSatisfy { $0.count == limit }, asked)
      shown += expected.count
    }
    #expect(shown > 100, "seed \(seed): the draws choose too little to say anything")
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `the ledger, the notices and a single look show nobody more`(_ seed: UInt64) async throws {
    var draw = Seeded(seed)
    let (temporary, drawn) = try await filled(&draw)
    for viewer in DrawnCase.viewers {
      let asker: Comment = "seed \(seed), \(viewer?.person.text ?? "the daemon")"
      let seen = drawn.filter {
        $0.isShown(to: viewer, by: CaseFilter(), at: SampleCase.start)
      }.map(\.file)
      var filter = LedgerFilter(procedure: draw.pick(DrawnCase.procedures))
      if draw.flag() { filter.state = draw.pick(DrawnCase.states) }
      if draw.flag() { filter.lead = draw.pick(DrawnCase.organisations) }
      let ledger = seen.filter {
        $0.procedure.name == filter.procedure && filter.state ?? $0.state == $0.state
          && filter.lead ?? $0.lead == $0.lead
      }
      let limit = Int(1 + draw.upTo(7))
      #expect(
        try await walk(temporary, filter, viewer, limit) == ledger.map(\.id), asker)
      // Each case's opening has one notice, which nobody has sent, to the lab.
      let isTold = viewer.map { $0.seesAll || $0.organisations.contains("lab") } ?? true
      let told = isTold ? seen.map(\.id) : []
      #expect(try await notices(temporary, viewer, limit) == told, asker)
      for one in drawn {
        let found = try await temporary.store.caseFile(
          publicID: one.file.publicID, viewer: viewer)
        #expect((found != nil) == seen.contains { $0.id == one.file.id }, asker)
      }
    }
  }

  /// A store of drawn cases.
  private func filled(_ draw: inout Seeded) async throws -> (TemporaryStore, [DrawnCase]) {
    // Of some draws the late cases are gathered, in others most are walked to.
    let temporary = try TemporaryStore(lateGathered: Int(draw.upTo(30)))
    var drawn: [DrawnCase] = []
    for id in 1...CaseListPropertyTests.cases {
      let parent = draw.upTo(3) == 0 ? drawn.randomElement(using: &draw) : nil
      var one = DrawnCase(id, under: parent?.file, &draw)
      try await one.commit(to: temporary)
      drawn.append(one)
    }
    return (temporary, drawn)
  }

  /// The ledger's cases, page by page.
  private func walk(
    _ temporary: TemporaryStore, _ filter: LedgerFilter, _ viewer: Viewer?, _ limit: Int
  ) async throws -> [CaseID] {
    var ids: [CaseID] = []
    while true {
      let page = try await temporary.store.ledger(
        filter, viewer: viewer, after: ids.last, withPasts: false, limit: limit)
      ids += page.files.map(\.id)
      if !page.hasNext { return ids }
    }
  }

  /// The cases of the notices that wait, page by page.
  private func notices(
    _ temporary: TemporaryStore, _ viewer: Viewer?, _ limit: Int
  ) async throws -> [CaseID] {
    var ids: [CaseID] = []
    var last: Int64 = 0
    while true {
      let page = try await temporary.store.noticeList(
        .owed, viewer: viewer, after: last, limit: limit)
      ids += page.compactMap(\.row.draft.caseID)
      guard page.count == limit, let end = page.last else { return ids }
      last = end.number
    }
  }

  /// The list's pages, by following its cursors.
  private func walk(
    _ temporary: TemporaryStore, _ filter: CaseFilter, _ viewer: Viewer?, _ order: CaseOrder,
    _ at: Instant, _ limit: Int
  ) async throws -> [[CaseID]] {
    var pages: [[CaseID]] = []
    var cursor: String?
    repeat {
      let page = try await temporary.store.caseList(
        filter, viewer: viewer, order: order, at: at, limit: limit, cursor: cursor)
      pages.append(page.items.map(\.id))
      cursor = page.next
    } while cursor != nil
    return pages
  }
}

/// A case as drawn, and all that decides which lists show it.
private struct DrawnCase {
  static let organisations: [OrganisationID] = ["lab", "college", "firm", "bureau"]
  static let posts: [PostID] = ["officer-post", "head-post", "liaison-post"]
  static let states: [StateName] = ["submitted", "working", "waiting"]
  static let procedures: [ProcedureName] = ["request", "clinic"]
  static let titles = ["职工福利", "子女教育。路灯", "园区路灯不亮", "食堂 canteen"]
  static let internals = ["已问路灯所", "内部意见", "福利处牵头"]

  /// The daemon, the secretariat, an auditor without a case, two who are in charge of some,
  /// liaisons of one or two parties, the holder of a post that owes, and somebody who takes part in
  /// nothing.
  static let viewers: [Viewer?] = [
    nil,
    Viewer(person: "officer", posts: ["officer-post"], organisations: ["office"], seesAll: true),
    Viewer(person: "auditor", posts: [], organisations: [], seesAll: true),
    Viewer(
      person: "chen", posts: [], organisations: [], charges: [Charge(.officer, "chen")],
      seesAll: true),
    Viewer(
      person: "zhou", posts: ["officer-post"], organisations: [],
      charges: [Charge(.officer, "zhou"), Charge(.officer, "chen")], seesAll: true),
    Viewer(
      person: "liaison", posts: ["liaison-post"], organisations: ["lab"], seesAll: false),
    Viewer(person: "double", posts: ["p"], organisations: ["college", "bureau"], seesAll: false),
    Viewer(person: "head", posts: ["head-post"], organisations: ["bureau"], seesAll: false),
    Viewer(person: "outsider", posts: ["q"], organisations: ["elsewhere"], seesAll: false),
    Viewer(person: "nobody", posts: [], organisations: [], seesAll: false),
  ]

  private(set) var sample: SampleCase
  private let title: String
  private let remark: String
  private let isConfidential: Bool
  private let parent: CaseFile?

  init(_ id: Int64, under parent: CaseFile?, _ draw: inout Seeded) {
    sample = SampleCase(id)
    self.parent = parent
    title = draw.pick(DrawnCase.titles)
    remark = draw.pick(DrawnCase.internals)
    isConfidential = draw.upTo(4) == 0
    let requesters = DrawnCase.organisations.filter { _ in draw.upTo(3) == 0 }
    var more: [Change] = [
      .requesters(requesters.map { Requester(organisation: $0, contact: nil) }),
      .lead(draw.flag() ? draw.pick(DrawnCase.organisations) : nil),
      .owned(Owner(post: draw.pick(DrawnCase.posts), person: "li")),
      .entered(draw.pick(DrawnCase.states), isFinal: false), .field("remark", .text(remark)),
      .assigned(.officer, draw.flag() ? draw.pick(["chen", "zhou"]) : nil),
    ]
    if draw.flag() {
      var other = SampleCase.run("other", dueAfter: SampleCase.day * (1 + draw.upTo(6)))
      other.owner = Owner(post: draw.pick(DrawnCase.posts), person: "wang")
      more.append(.clock(other))
    }
    sample.open(
      title: title, parent: parent?.id, procedure: draw.pick(DrawnCase.procedures),
      dueAfter: SampleCase.day * (1 + draw.upTo(6)), extra: more)
    if draw.upTo(4) == 0 { hold() } else if draw.upTo(4) == 0 { sample.close() }
  }

  var file: CaseFile {
    guard let file = sample.file else { preconditionFailure("the draw opens the case") }
    return file
  }

  /// Every clock of the rules stands still; the look runs.
  private mutating func hold() {
    let held = file.clocks.map { run in
      var held = run
      held.phase = .held
      return Change.clock(held)
    }
    sample.step(.acted("hold", branch: "hold"), held + [.clock(SampleCase.look)])
  }

  mutating func commit(to temporary: TemporaryStore) async throws {
    try await temporary.commit(
      &sample, isConfidential: isConfidential, internalFields: ["remark"])
  }

  /// The predicate, said once more without the store.
  func isShown(to viewer: Viewer?, by filter: CaseFilter, at: Instant) -> Bool {
    let visibility = Visibility(of: file, under: parent, isConfidential: isConfidential)
    if let viewer, !visibility.mayBeSeen(by: viewer) { return false }
    if let procedure = filter.procedure, file.procedure.name != procedure { return false }
    if let state = filter.state, file.state != state { return false }
    if let light = filter.light, file.light(at: at) != light { return false }
    if let lead = filter.lead, file.lead != lead { return false }
    if let owner = filter.owner, file.owner?.post != owner { return false }
    if let isOpen = filter.isOpen, file.isOpen != isOpen { return false }
    guard let query = filter.query else { return true }
    return title.contains(query) || viewer?.seesAll ?? true && remark.contains(query)
  }
}

extension CaseOrder {
  /// The cases that a list in this order shows, in it.
  fileprivate func sorted(_ files: [CaseFile]) -> [CaseFile] {
    switch self {
    case .newest: files.sorted { $0.id > $1.id }
    case .due: files.filter(\.isOpen).sorted { ($0.redAt, $0.id) < ($1.redAt, $1.id) }
    }
  }
}

extension CaseFilter {
  /// Each part is set now and then, so that each stands alone as well as with others.
  fileprivate init(_ draw: inout Seeded) {
    let rarely = draw.upTo(3)
    func part<Value>(_ values: [Value]) -> Value? {
      draw.upTo(2 + 2 * rarely) == 0 ? draw.pick(values) : nil
    }
    self.init(
      procedure: part(DrawnCase.procedures), state: part(DrawnCase.states + ["closed"]),
      light: part(Light.allCases), lead: part(DrawnCase.organisations),
      owner: part(DrawnCase.posts), query: part(["路灯", "福", "育", "canteen", "无此词"]),
      isOpen: part([true, false]))
  }
}

extension Seeded {
  /// A number from 0 to under `limit`.
  fileprivate mutating func upTo(_ limit: Int64) -> Int64 {
    Int64.random(in: 0..<limit, using: &self)
  }
}
