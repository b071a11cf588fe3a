internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Digests: written once for each slot, and what became of them.
extension CommitWriting {
  /// Says in the chain who was written to, before their digests are on their way.
  mutating func write(_ page: DigestPage) throws {
    var written: [PersonID] = []
    for draft in page.drafts where try insert(draft) { written.append(draft.person) }
    if !written.isEmpty {
      try record(
        .digestsWritten(page.round.kind, slot: page.round.slot.text, to: written), by: .time)
    }
    try write(page.round)
  }

  /// False where the person has one for the slot already.
  private mutating func insert(_ draft: DigestDraft) throws -> Bool {
    let lane = try lane(of: draft.organisation)
    let (state, fault, body): (DigestState, String?, Data?) =
      switch draft.mail {
      case .bytes(let bytes): (.owed, nil, Data(bytes))
      case .none(let why): (.failed, why, nil)
      }
    try run(
      DigestSQL.insert.rawValue,
      [
        "person": draft.person.text, "kind": draft.kind.rawValue, "slot": draft.slot,
        "lane": lane, "start": draft.window.start.milliseconds,
        "end": draft.window.end.milliseconds, "owed": draft.owedCount, "late": draft.lateCount,
        "ended": draft.endedCount, "cases": DigestCases.text(draft.cases),
        "messageID": draft.messageID, "state": state.rawValue,
        "next": (state == .owed ? batch.at : .distantFuture).milliseconds, "fault": fault,
        "body": body,
      ])
    guard db.changesCount == 1 else { return false }
    lanes.insert(lane)
    return true
  }

  private func write(_ round: DigestRound) throws {
    try run(
      DigestSQL.setRound.rawValue,
      [
        "kind": round.kind.rawValue, "slot": round.slot.text,
        "slotAt": round.slot.at.milliseconds, "startedAt": round.startedAt.milliseconds,
        "since": round.since.milliseconds, "through": round.through?.text,
        "isOver": round.isOver,
      ])
  }

  mutating func write(_ update: DigestUpdate) throws {
    let statement = try db.cachedStatement(sql: DigestSQL.laneOf.rawValue)
    guard let lane = try Int64.fetchOne(statement, arguments: ["id": update.number]) else {
      throw StoreError.conflict("digest \(update.number) is not there")
    }
    lanes.insert(lane)
    try run(
      DigestSQL.update.rawValue,
      [
        "state": update.state.rawValue,
        "next": (update.nextAt ?? .distantFuture).milliseconds, "attempts": update.attempts,
        "fault": update.fault, "id": update.number, "expected": update.expected.rawValue,
      ])
    try write(update.lane, of: lane)
  }

  /// What has not gone out yet and speaks of a case in which something was erased never does.
  mutating func eraseInDigests(of id: CaseID) throws {
    let statement = try db.cachedStatement(sql: DigestSQL.waitingAbout.rawValue)
    let rows = try Row.fetchAll(statement, arguments: ["case": DigestCases.text([id])])
    for row in rows {
      lanes.insert(row["lane_id"])
      try run(
        DigestSQL.erase.rawValue,
        [
          "id": row["id"] as Int64, "never": Instant.distantFuture.milliseconds,
          "fault": "所述事项的内容已按要求删除，未发送",
        ])
    }
  }
}

/// Cases in one column, each between spaces, so that one is found among them.
enum DigestCases {
  static func text(_ cases: Set<CaseID>) -> String {
    " " + cases.sorted().map { "\($0.value) " }.joined()
  }
}
