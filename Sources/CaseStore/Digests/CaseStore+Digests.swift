package import CaseCore
internal import GRDB
package import WorkCalendar

/// Which digests people look through.
package enum DigestList: Equatable, Sendable {
  case of(PersonID)
  case all
  /// Those of which nobody knows whether they arrived, or that did not.
  case uncertain
  case failed
  /// Those of which nobody knows and somebody is to find out, the oldest first.
  case inDoubt
}

extension CaseStore {
  /// The people who owe something, by their ids.
  package func owingPeople(
    after person: PersonID?, limit: Int
  ) async throws(StoreError) -> [PersonID] {
    try await read { db in
      let statement = try db.cachedStatement(sql: DigestSQL.nextOwing.rawValue)
      var people: [PersonID] = []
      var last = person?.text ?? ""
      while people.count < limit,
        let next = try String.fetchOne(statement, arguments: ["after": last])
      {
        people.append(PersonID(next))
        last = next
      }
      return people
    }
  }

  /// How far digests of a kind have come; nil before the first.
  package func digestRound(_ kind: DigestKind) async throws(StoreError) -> DigestRound? {
    try await read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: DigestSQL.round.rawValue), arguments: ["kind": kind.rawValue]
      ).map { try DigestRound($0) }
    }
  }

  /// When the store was made.
  package func createdAt() async throws(StoreError) -> Instant {
    try await read { db in
      Instant(milliseconds: try Meta.value(db, Meta.createdAt).flatMap(Int64.init) ?? 0)
    }
  }

  /// What is due in a lane, the earliest first.
  package func digests(
    in lane: Int64, due until: Instant, limit: Int
  ) async throws(StoreError) -> [DigestRow] {
    try await digests(
      .dueInLane, ["lane": lane, "until": until.milliseconds, "limit": limit])
  }

  /// What was on its way when the daemon ended, each after the last one seen.
  package func sendingDigests(
    after number: Int64, limit: Int
  ) async throws(StoreError) -> [DigestRow] {
    try await digests(
      .unsettled, ["state": DigestState.sending.rawValue, "after": number, "limit": limit])
  }

  /// One digest.
  package func digest(_ number: Int64) async throws(StoreError) -> DigestRow? {
    try await digests(.byNumber, ["id": number]).first
  }

  /// The digest that is known by this name.
  package func digest(_ name: DigestName) async throws(StoreError) -> DigestRow? {
    try await digests(.bySlot, DigestSQL.arguments(name)).first
  }

  /// A page of digests, the newest first.
  package func digestList(
    _ list: DigestList, before: Int64 = .max, limit: Int
  ) async throws(StoreError) -> [DigestRow] {
    let page: StatementArguments = ["before": before, "limit": limit]
    switch list {
    case .of(let person): return try await digests(.ofPerson, page &+ ["person": person.text])
    case .all: return try await digests(.all, page)
    case .uncertain:
      return try await digests(.ofState, page &+ ["state": DigestState.uncertain.rawValue])
    case .failed:
      return try await digests(.ofState, page &+ ["state": DigestState.failed.rawValue])
    case .inDoubt: return try await digests(.inDoubt, ["limit": limit])
    }
  }

  private func digests(
    _ sql: DigestSQL, _ arguments: StatementArguments
  ) async throws(StoreError) -> [DigestRow] {
    try await read { db in
      try Row.fetchAll(db.cachedStatement(sql: sql.rawValue), arguments: arguments)
        .map { try DigestRow($0) }
    }
  }
}

extension DigestSQL {
  /// By what one person's digest for a slot is found.
  static func arguments(_ name: DigestName) -> StatementArguments {
    ["person": name.person.text, "kind": name.kind.rawValue, "slot": name.slot]
  }
}
