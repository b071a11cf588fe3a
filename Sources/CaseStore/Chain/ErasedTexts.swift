internal import CaseCore
internal import GRDB

/// Which texts erasures take away: a case's fields and notes, a person's contact data.
struct ErasedTexts {
  private var fields: [CaseID: Set<FieldName>] = [:]
  /// The versions of the events whose notes are gone.
  private var notes: [CaseID: Set<Int>] = [:]
  private var contacts: Set<PersonID> = []

  init(_ erasure: Erasure) {
    fields[erasure.caseID] = Set(erasure.fields)
    notes[erasure.caseID] = Set(erasure.notes)
  }

  init(_ erasure: ContactErasure) {
    contacts = [erasure.person]
  }

  /// All erasures on record.
  init(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.ofStream.rawValue),
      arguments: ["stream": EventStream.office.word, "id": 0, "after": 0, "limit": Int.max])
    for row in rows {
      guard let event = try? EventRows.event(db, row), case .ofOffice(let record) = event.content
      else { continue }
      switch record.deed {
      case .erased(let id, let erased, _): fields[id, default: []].formUnion(erased)
      case .notesErased(let id, let versions, _): notes[id, default: []].formUnion(versions)
      case .contactErased(let person, _): contacts.insert(person)
      case .procedureLoaded, .calendarLoaded, .migrationBegan, .migrationEnded, .tokenCreated,
        .tokenRevoked, .contactShown,
        .endpointAdded, .endpointRotated, .endpointDisabled, .endpointEnabled,
        .endpointReplayed, .endpointKeyAdded, .endpointReformatted, .digestsWritten,
        .digestSettled, .downtimeNoted, .downtimeSeen:
        continue
      }
    }
  }

  /// Which of a record's texts are taken: it is read with each text's ordinal in the text's place.
  func ordinals(in record: [UInt8]) throws -> Set<Int> {
    // A commitment takes 64 digits, so a record has no more texts than this.
    let numbered = Dictionary(
      uniqueKeysWithValues: (0..<(record.count / 64 + 1)).map { ($0, String($0)) })
    let texts: [String?] =
      switch try EventReading.read(record, numbered).content {
      case .ofCase(let event): texts(of: event)
      case .ofRoster(let event): texts(of: event.change)
      case .ofOffice: []
      }
    return Set(texts.compactMap { $0.flatMap { Int($0) } })
  }

  private func texts(of event: CaseEvent) -> [String?] {
    let names = fields[event.caseID] ?? []
    let isNoteErased = notes[event.caseID]?.contains(event.version) == true
    return (isNoteErased ? [event.note] : [])
      + event.changes.flatMap { change -> [String?] in
        switch change {
        case .field(let name, let value?): return names.contains(name) ? [value.freeText] : []
        case .proposal(let proposal?):
          return names.map { proposal.fields[$0]?.freeText } + (isNoteErased ? [proposal.note] : [])
        case .field, .proposal, .opened, .entered, .owned, .requesters, .lead, .assigned, .clock,
          .rung, .round, .level, .counted, .slip, .asked, .mergedInto, .quarantine, .stopped,
          .lookedBy, .followed, .wanted:
          return []
        }
      }
  }

  private func texts(of change: RosterChange) -> [String?] {
    switch change {
    case .personAdded(let person): contacts.contains(person.id) ? [person.email, person.phone] : []
    case .contactChanged(let id, let email, let phone):
      contacts.contains(id) ? [email, phone] : []
    case .organisationAdded, .organisationRenamed, .organisationClosed, .personRenamed,
      .personMoved, .personClosed, .postAdded, .postRelabelled, .postMoved, .appointed,
      .termChanged, .deputyNamed, .deputyTermChanged:
      []
    }
  }
}

extension FieldValue {
  /// Its text, if it is free text.
  fileprivate var freeText: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
