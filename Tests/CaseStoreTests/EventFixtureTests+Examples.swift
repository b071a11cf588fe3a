@testable import CaseStore
import CaseCore
import WorkCalendar

extension EventFixtureTests {
  static let at = SampleCase.start
  private static let day = CivilDate(daysSinceEpoch: 20_700)
  private static let owner = Owner(post: "officer", person: "li")

  static let caseKinds: [EventKind] = [
    .opened, .adopted, .acted("accept", branch: "accept-urgent"), .proposed("refuse"),
    .proposalEnded("refuse", .takenBack), .refusedLate("ask-extension"),
    .missed(.rule("handle")), .rungFired(.rule("handle"), rung: 2, occurrence: 0),
    .rungPassedOver(.confirmation, rung: 1), .slipSigned(1), .slipLapsed(2),
    .slipAcknowledged(1), .acknowledgementExpired(1), .reachBegan("rating"),
    .reachEnded("rating", reached: true), .lookDue, .looked,
    .noticeEnded("public1-1-1", .toldInPerson), .relativeMoved, .calendarChanged(24),
    .migrated(3, from: 1, to: 2), .ownersChanged,
    .mergedIn(CaseID(7)), .unmergedFrom(CaseID(7)), .mergedOnward(CaseID(8)), .quarantined,
    .released, .noticeResent("public1-1-1"), .contactsShown,
  ]

  /// Kinds whose form has changed since, as written today.
  static let caseKindsAnew: [(EventKind, [Change])] = [
    (
      .quarantined, [.stopped([.rule("handle"), .look]), .quarantine("no owner"), .clock(release)]
    ),
    (.released, [.stopped([]), .quarantine(nil)]),
  ]

  /// The opening shows every change; other kinds show only what is their own.
  static func caseEvent(_ kind: EventKind, changes: [Change] = []) -> CaseEvent {
    CaseEvent(
      caseID: CaseID(1), version: 4, at: at,
      actor: .behalf(
        Behalf(
          recorder: "li", post: "officer", role: "requester", saidBy: "王老师",
          means: .telephone, saidOn: "2026-09-01")), kind: kind, note: "一句话",
      changes: kind == .opened ? allChanges : kind.isMigration ? migration : changes,
      notices: [NoticeReference(id: "public1-4-1", recipient: "wang", isEcho: true)])
  }

  private static var allChanges: [Change] {
    [
      .opened(
        Opened(
          publicID: "public1", number: "DB-2026-001",
          procedure: ProcedureReference(name: "request", version: 2), parent: CaseID(9))),
      .entered("submitted", isFinal: false), .owned(owner), .owned(nil),
      .requesters([Requester(organisation: "lab", contact: "wang", answer: "满意")]),
      .lead("college"), .lead(nil), .assigned(.officer, "li"), .assigned(.handler, nil),
      .clock(run), .rung(.rule("handle"), fired),
      .proposal(
        Proposal(
          action: "refuse", fields: ["reason": .text("不在范围")], note: "请确认",
          proposer: .person("li", as: "officer"), proposedAt: at, second: "director")),
      .proposal(nil), .round(2), .level(3), .counted("table"),
      .slip(
        Slip(
          index: 1, colour: .blue, round: 1, clock: "handle",
          phase: .issued(number: "联督〔2026〕1号"), recipients: [owner],
          acknowledge: .workingDays(1))),
      .asked("public1-1-1", .delivered), .mergedInto(CaseID(7)), .mergedInto(nil),
      .quarantine("no owner"), .quarantine(nil), .lookedBy(["zhao"]),
    ] + values.map { .field("a-field", $0) }
  }

  private static let migration: [Change] = [
    .followed(
      ProcedureReference(name: "request", version: 2), state: "on-site", cameFrom: "submitted"),
    .wanted(["category"]), .clock(run),
  ]

  private static let values: [FieldValue?] = [
    nil, .text("职工福利"), .erased, .choice("紧急"), .flag(true), .integer(-3), .date(day),
    .organisation("lab"), .organisations(["lab", "college"]), .person("wang"),
    .cases([CaseID(3)]),
  ]

  private static let fired = FiredRung(
    rung: 1, occurrence: 0, generation: 2, planned: at, at: at)

  private static var release: ClockRun {
    var release = run
    release.key = .release
    return release
  }

  private static let run = ClockRun(
    key: .rule("handle"), serial: 2, generation: 1, owner: owner, phase: .held,
    intervals: ClockIntervals(
      started: at, term: .limit(.workingDays(15)),
      spans: [ClockSpan(.running, since: at, until: at), ClockSpan(.held, since: at)],
      floor: at),
    due: Due(instant: at, date: day, isProvisional: true), calendarVersion: 3, yellowAt: at,
    missedAt: at, nextRung: PlannedRung(rung: 2, occurrence: 0, planned: at, at: at),
    armedAfter: at, lastFired: fired, askedBy: ["public1-1-1"])

  static let rosterChanges: [RosterChange] = [
    .organisationAdded(
      Organisation(id: "lab", kind: .member, name: "光源实验室", shortName: "光源")),
    .organisationRenamed("lab", name: "光源研究院", shortName: nil),
    .organisationClosed("lab", Closure(on: day, successor: "college")),
    .personAdded(
      Person(id: "wang", name: "王", organisation: "lab", email: "wang@lab", phone: "138")),
    .personRenamed("wang", name: "王老师"), .personMoved("wang", to: "college"),
    .contactChanged("wang", email: nil, phone: "139"), .personClosed("wang"),
    .postAdded(Post(id: "officer", kind: .officer, organisation: "office", label: "经办一")),
    .postRelabelled("officer", label: nil), .postMoved("officer", to: "office"),
    .appointed(Holding(post: "officer", person: "li", from: day, until: day)),
    .termChanged("officer", "li", from: day, until: nil),
    .deputyNamed(Deputyship(post: "officer", deputy: "zhao", from: day, when: .vacancy)),
    .deputyTermChanged("officer", "zhao", from: day, until: day),
  ]

  static let deeds: [OfficeRecord.Deed] = [
    .procedureLoaded(ProcedureReference(name: "request", version: 2), sha256: "00ff"),
    .calendarLoaded(3, sha256: "00ff"),
    .migrationBegan(
      MigrationOrder(
        number: 3, procedure: "request", version: 2, states: ["in-progress": "on-site"],
        cases: ["DB-2026-001": "desk"], actor: .administrator(as: nil))),
    .migrationEnded(3, moved: 120, left: 2), .tokenCreated(1, "li", scopes: ["read", "act"]),
    .tokenRevoked(1), .erased(CaseID(1), ["contact"], reason: "本人要求"),
    .notesErased(CaseID(1), [2, 5], reason: "本人要求"),
    .contactErased("wang", reason: "离任"),
    .contactShown("wang", reason: "核实情况"),
    .endpointAdded("ep_1", "lab", origin: "https://lab.example"), .endpointRotated("ep_1"),
    .endpointKeyAdded("ep_1"), .endpointReformatted("ep_1", .cloudEventsBinary),
    .endpointDisabled("ep_1", reason: "系统停用"), .endpointEnabled("ep_1"),
    .endpointReplayed("ep_1", notices: 12),
    .digestsWritten(.daily, slot: "2026-03-03T08:30", to: ["wang", "li"]),
    .digestSettled(
      DigestSettlement(
        name: DigestName(kind: .daily, person: "wang", slot: "2026-03-03T08:30"), word: .again,
        reason: "对方未收到")),
    .downtimeNoted(
      Downtime(
        from: at, until: at.advanced(byMilliseconds: 7_200_000), cases: 2,
        delayed: [DelayedCase(caseID: CaseID(1), at: at.advanced(byMilliseconds: 60_000))])),
    .downtimeSeen(12, reason: "已逐件核实"),
  ]
}
