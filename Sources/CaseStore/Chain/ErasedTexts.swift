internal import CaseCore
internal import GRDB

/// The texts that erasures on record took away, by case.
struct ErasedTexts {
  private var fields: [CaseID: Set<FieldName>] = [:]

  init(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.ofStream.rawValue),
      arguments: ["stream": EventStream.office.word, "id": 0, "after": 0, "limit": Int.max])
    for row in rows {
      guard let event = try? EventRows.event(db, row), case .ofOffice(let record) = event.content,
        case .erased(let id, let erased, _) = record.deed
      else { continue }
      fields[id, default: []].formUnion(erased)
    }
  }

  /// Which of a record's texts were erased.
  func ordinals(in record: [UInt8]) throws -> Set<Int> {
    let reading = try EventReading.read(record, SealedOrdinals.numbered(record))
    guard case .ofCase(let event) = reading.content, let names = fields[event.caseID] else {
      return []
    }
    return SealedOrdinals.of(names, in: event)
  }
}

/// Which of an event's texts belong to which field: it is read with each text's ordinal in the
/// text's place.
enum SealedOrdinals {
  /// A commitment takes 64 digits, so a record has no more texts than this.
  static func numbered(_ record: [UInt8]) -> [Int: String] {
    Dictionary(
      uniqueKeysWithValues: (0..<(record.count / 64 + 1)).map { ($0, String($0)) })
  }

  /// The ordinals of these fields' texts in an event read from `numbered` texts.
  static func of(_ fields: Set<FieldName>, in event: CaseEvent) -> Set<Int> {
    Set(
      event.changes.flatMap { change -> [Int] in
        switch change {
        case .field(let name, let value?) where fields.contains(name):
          return [value].compactMap(ordinal)
        case .proposal(let proposal?):
          return fields.compactMap { proposal.fields[$0] }.compactMap(ordinal)
        case .field, .proposal, .opened, .entered, .owned, .requesters, .lead, .assigned, .clock,
          .rung, .round, .level, .counted, .slip, .asked, .mergedInto, .quarantine, .lookedBy:
          return []
        }
      })
  }

  private static func ordinal(_ value: FieldValue) -> Int? {
    guard case .text(let text) = value else { return nil }
    return Int(text)
  }
}
