internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Notices: owed by an event, and what became of them.
extension CommitWriting {
  mutating func write(_ draft: NoticeDraft, of step: CaseStep) throws {
    let type = MessageType(
      draft.purpose, by: step.event, leaving: step.after,
      of: facets[step.after.id]?.messages ?? .case)
    guard mayBePushed(draft, of: step.after),
      let endpoint = try endpointLane(
        of: draft.organisation, for: type, about: step.after.takingPart)
    else {
      return try insert(draft, type, in: lane(of: draft.organisation))
    }
    try insert(draft, type, in: endpoint)
    guard draft.purpose == .echo, batch.noticeLane == .mail, hasAddress(draft) else { return }
    try insert(draft.alsoByMail, type, in: lane(of: draft.organisation))
  }

  /// Tells people of what is no case's, each by mail where there is an address.
  ///
  /// The first one's organisation hears of it by its endpoint as well, if one lets it through.
  /// Whose duty it is beside that, a query says (decision 0061).
  mutating func tell(_ drafts: [NoticeDraft]) throws {
    for (place, draft) in drafts.enumerated() {
      guard case .ofEndpoint(_, let organisation) = draft.about else { continue }
      let type = MessageType.endpointDisabled
      let endpoint =
        place > 0
        ? nil : try endpointLane(of: draft.organisation, for: type, about: [organisation])
      if let endpoint { try insert(draft, type, in: endpoint) }
      guard hasAddress(draft) else { continue }
      let byMail = endpoint == nil ? draft : draft.alsoByMail
      try insert(byMail, type, in: lane(of: draft.organisation))
    }
  }

  /// What an organisation's system gets, others there may see: of a confidential case whose party
  /// is one post of it, and not all of it, people hear by mail alone.
  private func mayBePushed(_ draft: NoticeDraft, of file: CaseFile) -> Bool {
    facets[file.id]?.isConfidential != true
      || file.parties.contains(.organisation(draft.organisation))
  }

  private func hasAddress(_ draft: NoticeDraft) -> Bool {
    standing.roster.person(draft.recipient.person)?.email != nil
  }

  mutating func insert(
    _ draft: NoticeDraft, _ type: MessageType, in lane: Int64
  ) throws {
    lanes.insert(lane)
    try run(
      NoticeSQL.insert.rawValue,
      [
        "id": draft.id.text, "event": standing.head.seq, "case": draft.caseID?.value, "lane": lane,
        "next": draft.sendAt.milliseconds, "facts": Data(draft.canonicalBytes),
        "type": type.word,
      ])
  }

  mutating func write(_ update: NoticeUpdate) throws {
    let statement = try db.cachedStatement(sql: NoticeSQL.laneOf.rawValue)
    guard let lane = try Int64.fetchOne(statement, arguments: ["id": update.id.text]) else {
      throw StoreError.conflict("notice \(update.id) is not there")
    }
    lanes.insert(lane)
    let ending = update.state.ending
    try run(
      NoticeSQL.update.rawValue,
      [
        "state": update.state.storedText,
        "next": (update.nextAt ?? .distantFuture).milliseconds, "attempts": update.attempts,
        "body": update.body.map { Data($0) }, "head": update.head, "waivedBy": ending.waivedBy,
        "reason": ending.reason, "toldBy": ending.toldBy, "toldTo": ending.toldTo,
        "toldAt": ending.toldAt, "id": update.id.text, "expected": update.expected?.storedText,
        "fault": update.fault, "at": batch.at.milliseconds,
      ])
    try write(update.lane, of: lane)
  }

  /// What an attempt says of a lane; of one of mail, of all that go by the same server: they wait
  /// for it together, and go on together once it takes a mail.
  mutating func write(_ verdict: LaneVerdict?, of lane: Int64) throws {
    switch verdict {
    case .works?:
      for one in try with(.failingMail, lane) {
        try run(NoticeSQL.laneWorks.rawValue, ["lane": one])
      }
    case .fails(let at, let until, let why)?:
      for one in try with(.lanesOfMail, lane) {
        try run(
          NoticeSQL.laneFails.rawValue,
          [
            "since": at.milliseconds, "until": until?.milliseconds ?? 0, "fault": why, "lane": one,
          ])
      }
    case nil: break
    }
  }

  /// A lane with those that share its fate.
  private mutating func with(_ others: NoticeSQL, _ lane: Int64) throws -> Set<Int64> {
    let statement = try db.cachedStatement(sql: others.rawValue)
    let together = Set(try Int64.fetchAll(statement, arguments: ["lane": lane])).union([lane])
    lanes.formUnion(together)
    return together
  }

  /// What waits in lanes of mail for a server that failed is due at once; that they fail stays said
  /// until something arrives.
  mutating func tryMailAnew() throws {
    let held = try Int64.fetchAll(db.cachedStatement(sql: NoticeSQL.heldMail.rawValue))
    for lane in held { try run(NoticeSQL.release.rawValue, ["lane": lane]) }
    lanes.formUnion(held)
  }

  mutating func lane(of organisation: OrganisationID) throws -> Int64 {
    if let known = laneOf[organisation] { return known }
    let lane = try storedLane(of: organisation)
    laneOf[organisation] = lane
    return lane
  }

  private func storedLane(of organisation: OrganisationID) throws -> Int64 {
    let kind = batch.noticeLane.storedText
    let statement = try db.cachedStatement(sql: NoticeSQL.lane.rawValue)
    if let lane = try Int64.fetchOne(
      statement, arguments: ["kind": kind, "organisation": organisation.text])
    {
      return lane
    }
    try run(
      NoticeSQL.insertLane.rawValue,
      [
        "kind": kind, "organisation": organisation.text,
        "next": Instant.distantFuture.milliseconds,
      ])
    return db.lastInsertedRowID
  }
}

extension CaseFile {
  /// Who leads and who asked, by whom an endpoint's filter goes.
  fileprivate var takingPart: Set<OrganisationID> {
    Set(requesters.map(\.organisation) + [lead].compactMap(\.self))
  }
}
