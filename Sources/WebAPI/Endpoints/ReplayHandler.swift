internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// What went to an endpoint, or should have gone, goes there again: one notice, or all since.
enum ReplayHandler {
  @Sendable static func replay(_ call: Call) async throws -> Reply {
    let endpoint = try await EndpointHandlers.endpoint(call)
    let asked = try await asked(of: endpoint, call)
    let taken = asked.prefix(ReplayOrder.most)
    let after = asked.count > taken.count ? taken.last?.notice.text : nil
    var impossible = endpoint.disabled == nil ? nil : "此端点已停用，请先恢复使用"
    // Of many it is passed by; asked for alone it is said.
    if impossible == nil, asked.count == 1, asked[0].isErased {
      impossible = "此通知的内容已按要求抹除，不能重发"
    }
    let waiting = taken.count(where: \.isOwed)
    let answer: JSONValue = [
      "replayed": .integer(Int64(taken.count(where: { !$0.isOwed && !$0.isErased }))),
      "waiting": .integer(Int64(waiting)), "after": .orNull(after),
    ]
    let work: Work
    if impossible == nil, let first = taken.first, let last = taken.last {
      let order = ReplayOrder(endpoint: endpoint.id, numbers: first.number...last.number)
      work = .replay(order, by: call.actor)
    } else {
      work = .commands([], cases: [])
    }
    let problem = impossible.map { Reply(Problem(.notPossibleHere, $0)) }
    return Reply(
      try await call.submit(
        Submission(work, idempotency: call.idempotency) { _ in
          CaseService.Answer(problem ?? Reply(answer))
        }))
  }

  /// What is asked for, and one more where an order takes no more.
  private static func asked(
    of endpoint: Endpoint, _ call: Call
  ) async throws -> [Replayable] {
    let body = try call.json()
    let store = call.office.store
    let one = try body.optionalString("notice").map { NoticeID($0) }
    let after = try body.optionalString("after").map { NoticeID($0) }
    switch (one, try body.optionalInstant("since")) {
    case (let one?, nil) where after == nil:
      return [try await found(one, "/notice", endpoint, call)]
    case (nil, let since?):
      var number: Int64 = 0
      if let after { number = try await found(after, "/after", endpoint, call).number }
      return try await store.replayable(
        to: endpoint.id, since: Instant(milliseconds: since.milliseconds), after: number,
        limit: ReplayOrder.most + 1)
    case (nil, nil), (.some, _):
      throw Problem(
        .invalidFields,
        errors: [FieldFault(pointer: "", message: "请填 notice（一条）或 since（自何时起），二者填一")])
    }
  }

  private static func found(
    _ notice: NoticeID, _ pointer: String, _ endpoint: Endpoint, _ call: Call
  ) async throws -> Replayable {
    if let found = try await call.office.store.replayable(notice, to: endpoint.id) { return found }
    throw Problem(
      .invalidFields, errors: [FieldFault(pointer: pointer, message: "此端点没有这条通知")])
  }
}
