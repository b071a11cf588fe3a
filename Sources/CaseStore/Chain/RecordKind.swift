internal import CaseCore
internal import GRDB

/// A kind of event in a version of its form, as the store writes it.
struct RecordKind: Hashable {
  let stream: String
  let kind: String
  let version: Int

  /// Whether this program can read it.
  var isKnown: Bool {
    guard let stream = EventStream.allCases.first(where: { $0.word == stream }) else {
      return false
    }
    return stream.knownKinds.contains(kind)
      && (1...stream.newestVersion(of: kind)).contains(version)
  }

  /// Every kind that was ever written to the store; refuses one that a newer program wrote.
  static func written(_ db: Database) throws -> Set<RecordKind> {
    let rows = try Row.fetchAll(db.cachedStatement(sql: EventSQL.kinds.rawValue))
    let kinds = rows.map {
      RecordKind(stream: $0["stream"], kind: $0["kind"], version: $0["kind_version"])
    }
    if let newer = kinds.first(where: { !$0.isKnown }) {
      throw StoreError.newerEvent(stream: newer.stream, kind: newer.kind, version: newer.version)
    }
    return Set(kinds)
  }
}

extension EventStream {
  /// The newest version of a kind's form.
  func newestVersion(of kind: String) -> Int {
    switch self {
    case .cases: EventKind.storedVersion(of: kind)
    case .roster: RosterChange.storedVersion
    case .office: OfficeRecord.Deed.storedVersion
    }
  }

  /// The words of the kinds that the decoders read; a test holds them against the fixtures.
  var knownKinds: Set<String> {
    switch self {
    case .cases:
      [
        "opened", "adopted", "acted", "proposed", "proposal-ended", "refused-late", "missed",
        "rung-fired", "rung-passed-over", "slip-signed", "slip-lapsed", "slip-acknowledged",
        "acknowledgement-expired", "reach-began", "reach-ended", "look-due", "looked",
        "notice-ended", "relative-moved", "calendar-changed", "migrated", "owners-changed",
        "merged-in",
        "unmerged-from",
        "merged-onward", "quarantined", "released", "notice-resent", "contacts-shown",
      ]
    case .roster:
      [
        "organisation-added", "organisation-renamed", "organisation-closed", "person-added",
        "person-renamed", "person-moved", "contact-changed", "person-closed", "post-added",
        "post-relabelled", "post-moved", "appointed", "term-changed", "deputy-named",
        "deputy-term-changed",
      ]
    case .office:
      [
        "procedure-loaded", "calendar-loaded", "migration-began", "migration-ended",
        "token-created", "token-revoked", "erased",
        "notes-erased", "contact-erased", "contact-shown", "endpoint-added", "endpoint-rotated",
        "endpoint-key-added", "endpoint-reformatted", "endpoint-disabled", "endpoint-enabled",
        "endpoint-replayed", "digests-written", "digest-settled", "downtime-noted",
        "downtime-seen",
      ]
    }
  }
}
