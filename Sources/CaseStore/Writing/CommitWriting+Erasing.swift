internal import CaseCore
internal import Foundation
internal import GRDB

/// Erasing texts for good: beside the events, in the case, in its notices and in the index.
extension CommitWriting {
  mutating func erase(_ erasure: Erasure, by actor: Actor) throws {
    let id = erasure.caseID
    guard try file(id) != nil else { throw StoreError.conflict("case \(id) is not there") }
    if !erasure.fields.isEmpty {
      try record(.erased(id, erasure.fields, reason: erasure.reason), by: actor)
    }
    if !erasure.notes.isEmpty {
      try record(.notesErased(id, erasure.notes, reason: erasure.reason), by: actor)
    }
    let erased = ErasedTexts(erasure)
    let texts = try eraseBesideEvents(of: .cases, id.value, erased)
    // Folded again rather than edited: the case is what is left of its events.
    let events = try EventRows.ofStream(db, .cases, id: id.value, after: 0, limit: .max)
    guard let fold = CaseFold(events) else { throw StoreError.corrupt("the events of case \(id)") }
    current[id] = fold.file
    try eraseInNotices(of: id, texts)
    try eraseInDigests(of: id)
  }

  /// What somebody's contact data is now is no business of erasing: it is changed first.
  mutating func erase(_ erasure: ContactErasure, by actor: Actor) throws {
    let person = standing.roster.person(erasure.person)
    guard let person, person.email == nil, person.phone == nil else {
      throw StoreError.conflict("contact data of \(erasure.person) is in use, or nobody's")
    }
    try record(.contactErased(erasure.person, reason: erasure.reason), by: actor)
    _ = try eraseBesideEvents(of: .roster, 0, ErasedTexts(erasure))
    standing.roster = Roster()
    for event in try EventRows.ofRoster(db) { standing.roster.apply(event) }
  }

  /// Deletes salts and texts; returns the texts, to be found where they were copied.
  private func eraseBesideEvents(
    of stream: EventStream, _ id: Int64, _ erased: ErasedTexts
  ) throws -> [String] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.ofStream.rawValue),
      arguments: ["stream": stream.word, "id": id, "after": 0, "limit": Int.max])
    var gone: [String] = []
    for row in rows {
      let seq: Int64 = row["seq"]
      let texts = try EventRows.texts(db, of: seq)
      for ordinal in try erased.ordinals(in: [UInt8](row["record"] as Data)) {
        if let text = texts[ordinal] { gone.append(text) }
        try run(EventSQL.eraseText.rawValue, ["seq": seq, "ordinal": ordinal])
      }
    }
    return gone
  }

  private mutating func eraseInNotices(of id: CaseID, _ texts: [String]) throws {
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
      // Without its bytes it can't go out again.
      try run(ReplaySQL.erased.rawValue, ["notice": row["id"] as Int64])
      if db.changesCount > 0 { lanes.insert(row["lane_id"]) }
    }
  }
}
