internal import CaseCore
internal import Foundation
internal import GRDB

/// Erasing texts for good: beside the events, in the case, in its notices and in the index.
extension CommitWriting {
  mutating func erase(_ erasure: Erasure, by actor: Actor) throws {
    guard var after = try file(erasure.caseID) else {
      throw StoreError.conflict("case \(erasure.caseID) is not there")
    }
    try record(.erased(erasure.caseID, erasure.fields, reason: erasure.reason), by: actor)
    let texts = try eraseBesideEvents(erasure)
    for field in erasure.fields {
      if case .text? = after.fields[field] { after.fields[field] = .erased }
      if case .text? = after.proposal?.fields[field] { after.proposal?.fields[field] = .erased }
    }
    current[erasure.caseID] = after
    try eraseInNotices(of: erasure.caseID, texts)
  }

  /// Deletes salts and texts; returns the texts, to be found where they were copied.
  private func eraseBesideEvents(_ erasure: Erasure) throws -> [String] {
    let statement = try db.cachedStatement(sql: EventSQL.ofStream.rawValue)
    let rows = try Row.fetchAll(
      statement,
      arguments: [
        "stream": EventStream.cases.word, "id": erasure.caseID.value, "after": 0,
        "limit": Int.max,
      ])
    var erased: [String] = []
    for row in rows {
      let seq: Int64 = row["seq"]
      let texts = try EventRows.texts(db, of: seq)
      for ordinal in try ordinals(of: erasure.fields, in: row) {
        if let text = texts[ordinal] { erased.append(text) }
        try run(EventSQL.eraseText.rawValue, ["seq": seq, "ordinal": ordinal])
      }
    }
    return erased
  }

  private func ordinals(of fields: [FieldName], in row: Row) throws -> Set<Int> {
    let record = [UInt8](row["record"] as Data)
    let event = try EventReading.decode(
      seq: row["seq"], record: record, texts: SealedOrdinals.numbered(record))
    return event.caseEvent.map { SealedOrdinals.of(Set(fields), in: $0) } ?? []
  }

  private func eraseInNotices(of id: CaseID, _ texts: [String]) throws {
    let statement = try db.cachedStatement(sql: NoticeSQL.ofCase.rawValue)
    let rows = try Row.fetchAll(
      statement, arguments: ["case": id.value, "after": 0, "limit": Int.max])
    for row in rows {
      var draft = try NoticeRow.draft(row)
      for place in draft.facts.indices
      where texts.contains(where: { !$0.isEmpty && draft.facts[place].value.contains($0) }) {
        draft.facts[place].value = CanonicalReader.erasedText
      }
      try run(
        NoticeSQL.erase.rawValue,
        ["facts": Data(draft.canonicalBytes), "id": row["id"] as Int64])
    }
  }
}
