package import CaseCore

extension OfficeRecord: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("at", at)
    writer.field("actor", actor)
    writer.field("deed", deed)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      at: try reader.field("at"), actor: try reader.field("actor"),
      deed: try reader.field("deed"))
    try reader.close()
  }
}

extension OfficeRecord.Deed: CanonicalValue {
  /// The version in which every kind is written today.
  package static let storedVersion = 1

  /// The kind's word, which stands in the record and in the event's row.
  package var storedKind: StaticString {
    switch self {
    case .procedureLoaded: "procedure-loaded"
    case .calendarLoaded: "calendar-loaded"
    case .migrationBegan: "migration-began"
    case .migrationEnded: "migration-ended"
    case .tokenCreated: "token-created"
    case .tokenRevoked: "token-revoked"
    case .erased: "erased"
    case .notesErased: "notes-erased"
    case .contactErased: "contact-erased"
    case .contactShown: "contact-shown"
    case .endpointAdded: "endpoint-added"
    case .endpointRotated: "endpoint-rotated"
    case .endpointKeyAdded: "endpoint-key-added"
    case .endpointReformatted: "endpoint-reformatted"
    case .endpointDisabled: "endpoint-disabled"
    case .endpointEnabled: "endpoint-enabled"
    case .endpointReplayed: "endpoint-replayed"
    case .digestsWritten: "digests-written"
    case .digestSettled: "digest-settled"
    case .downtimeNoted: "downtime-noted"
    case .downtimeSeen: "downtime-seen"
    }
  }

  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.key("kind")
    writer.word(storedKind)
    switch self {
    case .procedureLoaded(let reference, let sha256):
      writer.field("procedure", reference)
      writer.field("sha256", sha256)
    case .calendarLoaded(let version, let sha256):
      writer.field("version", version)
      writer.field("sha256", sha256)
    case .migrationBegan(let order): order.writeMembers(to: &writer)
    case .migrationEnded(let migration, let moved, let left):
      writer.field("migration", migration)
      writer.field("moved", moved)
      writer.field("left", left)
    case .tokenCreated(let token, let person, let scopes):
      writer.field("token", token)
      writer.field("person", person)
      writer.field("scopes", scopes)
    case .tokenRevoked(let token): writer.field("token", token)
    case .contactShown(let person, let reason):
      writer.field("person", person)
      writer.field("reason", reason)
    case .erased(let caseID, let fields, let reason):
      writer.field("case", caseID)
      writer.field("fields", fields)
      writer.field("reason", reason)
    case .notesErased(let caseID, let versions, let reason):
      writer.field("case", caseID)
      writer.field("versions", versions)
      writer.field("reason", reason)
    case .contactErased(let person, let reason):
      writer.field("person", person)
      writer.field("reason", reason)
    case .endpointAdded(let endpoint, let organisation, let origin):
      writer.field("endpoint", endpoint)
      writer.field("organisation", organisation)
      writer.field("origin", origin)
    case .endpointRotated(let endpoint), .endpointEnabled(let endpoint),
      .endpointKeyAdded(let endpoint):
      writer.field("endpoint", endpoint)
    case .endpointReformatted(let endpoint, let format):
      writer.field("endpoint", endpoint)
      writer.field("format", format)
    case .endpointDisabled(let endpoint, let reason):
      writer.field("endpoint", endpoint)
      writer.field("reason", reason)
    case .endpointReplayed(let endpoint, let notices):
      writer.field("endpoint", endpoint)
      writer.field("notices", notices)
    case .digestsWritten(let kind, let slot, let people):
      writer.field("digest", kind.rawValue)
      writer.field("slot", slot)
      writer.field("people", people)
    case .digestSettled(let settlement): settlement.writeMembers(to: &writer)
    case .downtimeNoted(let downtime): downtime.writeMembers(to: &writer)
    case .downtimeSeen(let number, let reason):
      writer.field("downtime", number)
      writer.field("reason", reason)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    guard reader.skip(key: "kind") else { throw reader.fault(.missing("kind")) }
    let kind = try reader.word()
    switch kind {
    case "procedure-loaded":
      self = .procedureLoaded(
        try reader.field("procedure"), sha256: try reader.field("sha256"))
    case "calendar-loaded":
      self = .calendarLoaded(try reader.field("version"), sha256: try reader.field("sha256"))
    case "migration-began": self = .migrationBegan(try MigrationOrder(members: &reader))
    case "migration-ended":
      self = .migrationEnded(
        try reader.field("migration"), moved: try reader.field("moved"),
        left: try reader.field("left"))
    case "token-created":
      self = .tokenCreated(
        try reader.field("token"), try reader.field("person"),
        scopes: try reader.field("scopes"))
    case "token-revoked": self = .tokenRevoked(try reader.field("token"))
    case "erased":
      self = .erased(
        try reader.field("case"), try reader.field("fields"),
        reason: try reader.field("reason"))
    case "notes-erased":
      self = .notesErased(
        try reader.field("case"), try reader.field("versions"),
        reason: try reader.field("reason"))
    case "contact-erased":
      self = .contactErased(try reader.field("person"), reason: try reader.field("reason"))
    case "contact-shown":
      self = .contactShown(try reader.field("person"), reason: try reader.field("reason"))
    case "endpoint-added":
      self = .endpointAdded(
        try reader.field("endpoint"), try reader.field("organisation"),
        origin: try reader.field("origin"))
    case "endpoint-rotated": self = .endpointRotated(try reader.field("endpoint"))
    case "endpoint-key-added": self = .endpointKeyAdded(try reader.field("endpoint"))
    case "endpoint-reformatted":
      self = .endpointReformatted(
        try reader.field("endpoint"), try reader.field("format"))
    case "endpoint-disabled":
      self = .endpointDisabled(
        try reader.field("endpoint"), reason: try reader.field("reason"))
    case "endpoint-enabled": self = .endpointEnabled(try reader.field("endpoint"))
    case "endpoint-replayed":
      self = .endpointReplayed(
        try reader.field("endpoint"), notices: try reader.field("notices"))
    case "digests-written":
      let word: String = try reader.field("digest")
      guard let kind = DigestKind(rawValue: word) else { throw reader.fault(.unknownWord(word)) }
      self = .digestsWritten(
        kind, slot: try reader.field("slot"), to: try reader.field("people"))
    case "digest-settled": self = .digestSettled(try DigestSettlement(members: &reader))
    case "downtime-noted": self = .downtimeNoted(try Downtime(members: &reader))
    case "downtime-seen":
      self = .downtimeSeen(try reader.field("downtime"), reason: try reader.field("reason"))
    default: throw reader.fault(.unknownWord(kind.text))
    }
    try reader.close()
  }
}
