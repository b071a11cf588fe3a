internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Notices: who was told what, and a person's word about those that did not get through.
enum NoticeHandlers {
  static let all: [String: APIServer.Handler] = [
    "listNotices": list, "noticeTold": told, "noticeWaived": waived, "noticeArrived": arrived,
    "noticeResent": resent,
  ]

  /// The longest that a duty to tell may last before it counts as one of which nobody was told.
  private static let longestUntold = Limit.workingDays(-10)

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    if try call.query.optionalString("about") != nil { return try await listOfOffice(call) }
    let list = try await whichList(call)
    let name = "notices \(list)"
    let length = try call.pageLength()
    let after = try await call.place(in: name)?[0] ?? 0
    let rows = try await call.office.store.noticeList(
      list, viewer: call.viewer, after: after, limit: length + 1)
    let shown = rows.prefix(length)
    let files = try await call.office.store.caseFiles(Set(shown.compactMap(\.row.draft.caseID)))
    let items = shown.compactMap { shown in
      shown.row.draft.caseID.flatMap { files[$0] }
        .map { NoticeWire(call: call).notice(shown.row, of: $0) }
    }
    let next = rows.count > length ? shown.last.map { "\($0.number)" } : nil
    return try await call.page(name, items, next: next)
  }

  /// The notices that are about no case, for those who look after the office's business.
  private static func listOfOffice(_ call: Call) async throws -> Reply {
    try call.requireSecretariat()
    let state = try call.query.optionalString("state")
    let name = "notices of the office \(state ?? "")"
    let length = try call.pageLength()
    let after = try await call.place(in: name)?[0] ?? 0
    let rows = try await call.office.store.notices(
      .ofOffice(stateWord: state), after: after, limit: length + 1)
    return try await call.page(name, of: rows, upTo: length, numbered: { $0.number }) {
      NoticeWire(call: call).notice($0.row, of: nil)
    }
  }

  /// The notices of one case, for whoever may see it; of all cases, for the alliance's bodies.
  private static func whichList(_ call: Call) async throws -> NoticeList {
    if let publicID = try call.query.optionalString("case") {
      let found = try await call.office.store.caseFile(publicID: publicID, viewer: call.viewer)
      guard let found else { throw Problem(.notFound) }
      return .ofCase(found.id)
    }
    try call.requireAlliance()
    switch try call.query.optionalString("state") ?? "untold" {
    case "owed": return .owed
    case "uncertain": return .uncertain
    case "handed-over": return .handedOver
    default:
      let calendar = call.office.rules.calendar
      return .untold(since: calendar.due(longestUntold, from: call.office.today).instant)
    }
  }

  @Sendable private static func told(_ call: Call) async throws -> Reply {
    let body = try call.json()
    guard let means = BehalfMeans(rawValue: try body.string("means")) else {
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/means", message: BehalfMeans.choices)])
    }
    let at = Instant(milliseconds: try body.instant("at").milliseconds)
    guard at <= call.office.clock.now() else {
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/at", message: "告知时间不能晚于现在")])
    }
    return try await settle(call, .told(to: try body.string("to"), means: means, at: at))
  }

  @Sendable private static func waived(_ call: Call) async throws -> Reply {
    try await settle(call, .waived(reason: try call.json().string("reason")))
  }

  @Sendable private static func arrived(_ call: Call) async throws -> Reply {
    try await settle(call, .arrived(note: try call.json().string("reason")))
  }

  @Sendable private static func resent(_ call: Call) async throws -> Reply {
    try await settle(call, .again(reason: try call.json().string("reason")))
  }

  private static func settle(
    _ call: Call, _ word: NoticeSettlement.Word
  ) async throws -> Reply {
    let id = NoticeID(call.parameter("id"))
    guard let row = try await call.office.store.notice(id), let caseID = row.draft.caseID,
      let file = try await call.office.store.caseFile(caseID, viewer: call.viewer)
    else { throw Problem(.notFound) }
    let person = try call.person()
    let caller = Caller(
      person: person, post: try call.json().optionalString("as").map { PostID($0) },
      isAdministrator: call.isAdministrator)
    let settlement = NoticeSettlement(caseID: file.id, notice: id, word: word, caller: caller)
    let isPossible = row.state.admits(word)
    let commands: [Command] = isPossible ? [.settleNotice(settlement)] : []
    let answer = try await call.submit(
      Submission(
        .commands(commands, cases: [file.id]), idempotency: call.idempotency
      ) { decided in
        guard isPossible else {
          return CaseService.Answer(
            Reply(Problem(.notPossibleHere, "此通知的状态是「\(row.state.label)」")))
        }
        guard case .cases(let outcome, _, let at) = decided else {
          return CaseService.Answer(Reply(Problem(.internalError)))
        }
        switch outcome {
        case .refused(let why, _): return CaseService.Answer(Reply(ProblemOf.rejection(why)))
        case .done:
          let settled = row.settled(word, by: person, at: at)
          return CaseService.Answer(Reply(NoticeWire(call: call).notice(settled, of: file)))
        }
      })
    return Reply(answer)
  }
}

extension NoticeState {
  /// Whether a person's word can still change what became of the notice.
  fileprivate func admits(_ word: NoticeSettlement.Word) -> Bool {
    switch (self, word) {
    case (.owed, .told), (.owed, .waived), (.uncertain, _), (.handedOver, .told),
      (.handedOver, .waived), (.handedOver, .again):
      true
    case (.owed, .arrived), (.owed, .again), (.handedOver, .arrived), (.sending, _),
      (.delivered, _), (.toldInPerson, _), (.waived, _):
      false
    }
  }
}

extension NoticeRow {
  /// The row as a person's word leaves it.
  fileprivate func settled(
    _ word: NoticeSettlement.Word, by person: PersonID, at instant: Instant
  ) -> NoticeRow {
    var row = self
    row.state = NoticeState(word, by: person)
    row.nextAt = row.state == .owed ? instant : nil
    return row
  }
}
