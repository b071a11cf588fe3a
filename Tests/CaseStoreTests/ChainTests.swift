@testable import CaseStore
import CaseCore
import GRDB
import Testing

@Suite struct ChainTests {
  private func filled() async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    for id in 1...3 as ClosedRange<Int64> {
      var sample = SampleCase(id)
      sample.open(title: "子女教育")
      try await temporary.commit(&sample)
    }
    return temporary
  }

  @Test func `an untouched chain has no fault and knows its heads`() async throws {
    let temporary = try await filled()
    let head = temporary.store.chainHead
    #expect(head.seq == 3)
    #expect(try await temporary.store.verifyChain(head: head.text) == [])
    #expect(try await temporary.store.verifyChain(head: "00ff") == [.headUnknown("00ff")])
    #expect(try await temporary.store.event(ofHead: head.text) == 3)
    #expect(try await temporary.store.event(ofHead: ChainHead.genesis.text) == 0)
  }

  @Test func `an earlier head says after which event it was noted`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    let noted = temporary.store.chainHead
    sample.close()
    try await temporary.commit(&sample)
    #expect(try await temporary.store.event(ofHead: noted.text) == noted.seq)
  }

  @Test func `a record that can't be read is named, and stops nothing`() async throws {
    let temporary = try await filled()
    try await temporary.store.pool.write {
      try $0.execute(sql: "UPDATE event SET record = x'7B' WHERE seq = 2")
    }
    #expect(try await temporary.store.verifyChain() == [.unlike(2), .unreadable(2)])
  }

  @Test(arguments: [
    (
      "UPDATE event SET record = CAST(replace(record, 'lab', 'lob') AS BLOB) WHERE seq = 2",
      ChainFault.unlike(2)
    ),
    ("UPDATE event_text SET text = '别的' WHERE seq = 1", .text(1, ordinal: 0)),
    ("DELETE FROM event_text WHERE seq = 3", .textGone(3, ordinal: 0)),
    ("UPDATE event SET kind = 'looked' WHERE seq = 2", .column(2, "kind")),
    ("UPDATE event SET at = at + 1 WHERE seq = 2", .column(2, "at")),
  ])
  func `what was rewritten is found`(_ sql: String, _ fault: ChainFault) async throws {
    let temporary = try await filled()
    try await temporary.store.pool.write { try $0.execute(sql: sql) }
    #expect(try await temporary.store.verifyChain() == [fault])
  }

  @Test func `erasing leaves the chain whole and the text nowhere`() async throws {
    let temporary = try await filled()
    _ = try await temporary.commit(
      CommitEntry(
        erasures: [Erasure(caseID: CaseID(2), fields: ["title"], reason: "本人要求")]))
    let file = try #require(try await temporary.store.caseFile(publicID: "public2"))
    #expect(file.fields["title"] == .erased)
    #expect(try await temporary.store.verifyChain() == [])
    #expect(try await temporary.rebuild() == [])
    let rest = try await temporary.store.pool.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) FROM event_text WHERE seq = 2)
            + (SELECT count(*) FROM notice
              WHERE case_id = 2 AND instr(facts, CAST('子女教育' AS BLOB)) > 0)
            + (SELECT count(*) FROM case_search WHERE case_search MATCH '"子 女"' AND rowid = 2)
          """)
    }
    #expect(rest == 0)
  }

  @Test func `a note is erased beside its event, and the others stay`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    sample.step(.acted("note", branch: "note"), [], note: "电话 138")
    sample.step(.acted("note", branch: "note"), [], note: "已回电")
    try await temporary.commit(&sample)
    try await temporary.commit(
      CommitEntry(erasures: [Erasure(caseID: CaseID(1), notes: [2], reason: "本人要求")]))
    let notes = try await temporary.store.timeline(of: CaseID(1), limit: 9)
      .compactMap(\.caseEvent?.note)
    #expect(notes == [CanonicalReader.erasedText, "已回电"])
    #expect(try await temporary.store.verifyChain() == [])
    #expect(try await temporary.rebuild() == [])
  }

  @Test func `a proposal's note is erased in the case as well`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    sample.step(
      .proposed("refuse"),
      [
        .proposal(
          Proposal(
            action: "refuse", fields: [:], note: "电话 138", proposer: .time,
            proposedAt: SampleCase.start, second: "director"))
      ], note: "电话 138")
    try await temporary.commit(&sample)
    try await temporary.commit(
      CommitEntry(erasures: [Erasure(caseID: CaseID(1), notes: [2], reason: "本人要求")]))
    let file = try #require(try await temporary.store.caseFile(publicID: "public1"))
    #expect(file.proposal?.note == CanonicalReader.erasedText)
    #expect(try await temporary.rebuild() == [])
  }

  @Test func `contact data is erased once the roster has none, and the roster folds on`()
    async throws
  {
    let audited = try await AuditedStore()
    let erasure = CommitEntry(contactErasures: [ContactErasure(person: "li", reason: "离任")])
    await #expect(throws: StoreError.self) { try await audited.temporary.commit(erasure) }
    try await audited.roster(.contactChanged("li", email: nil, phone: nil))
    try await audited.temporary.commit(erasure)
    let left = try await audited.temporary.store.pool.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM event_text WHERE text = 'li@x'")
    }
    #expect(left == 0)
    let again = try await audited.temporary.store.pool.read { try Standing($0).roster }
    #expect(again == audited.temporary.store.roster)
    #expect(try await audited.findings() == [])
  }

  @Test func `a snapshot that is not its events' fold is found`() async throws {
    let temporary = try await filled()
    try await temporary.store.pool.write {
      try $0.execute(
        sql: """
          UPDATE case_file SET snapshot = CAST(replace(snapshot, '"level":0', '"level":3') AS BLOB)
          WHERE id = 3
          """)
    }
    #expect(try await temporary.rebuild() == [.snapshotUnlike(CaseID(3))])
  }
}
