internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Digests: written once for each slot, and what became of them.
extension CommitWriting {
  /// How many old digests each page looks at to let them go: more than it writes.
  private static let purgedDigests = 64

  /// Says in the chain who was written to, before their digests are on their way.
  mutating func write(_ page: DigestPage) throws {
    let written = try page.drafts.filter { try insert($0) }
    if !written.isEmpty {
      let people = written.map(\.person)
      try record(
        .digestsWritten(page.round.kind, slot: page.round.slot.text, to: people), by: .time)
    }
    for draft in written.compactMap(\.telling) { try tellSystem(draft) }
    try write(page.round)
    let oldest = batch.at.advanced(byMilliseconds: -DigestRow.retention)
    try run(
      DigestSQL.purge.rawValue,
      ["count": CommitWriting.purgedDigests, "before": oldest.milliseconds])
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

  /// Tells another system of the reader's organisation, if one lets it through; people have the
  /// digest itself.
  private mutating func tellSystem(_ draft: NoticeDraft) throws {
    let type = MessageType.digestSent
    let endpoint = try endpointLane(
      of: draft.organisation, for: type, about: [draft.organisation])
    if let endpoint { try insert(draft, type, in: endpoint) }
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

  /// Changes nothing where somebody was quicker.
  mutating func settle(_ settlement: DigestSettlement, by actor: Actor) throws {
    let name = settlement.name
    let statement = try db.cachedStatement(sql: DigestSQL.bySlot.rawValue)
    guard let row = try Row.fetchOne(statement, arguments: DigestSQL.arguments(name)) else {
      throw StoreError.conflict("digest \(name.text) is not there")
    }
    let (state, next): (DigestState, Instant) =
      switch settlement.word {
      case .arrived: (.delivered, .distantFuture)
      case .again: (.owed, batch.at)
      }
    try run(
      DigestSQL.settle.rawValue,
      ["state": state.rawValue, "next": next.milliseconds, "id": row["id"] as Int64])
    guard db.changesCount == 1 else { return }
    lanes.insert(row["lane_id"])
    try record(.digestSettled(settlement), by: actor)
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
