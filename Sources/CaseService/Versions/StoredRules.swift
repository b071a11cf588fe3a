package import CaseCore
package import CaseStore

/// What a store has of the rules by which it was worked: every version, oldest first.
package struct StoredRules: Sendable {
  package var procedures: [ProcedureVersion]
  package var calendars: [CalendarVersion]
  /// The versions by which open cases go: they have to be readable whatever else changes.
  package var pinned: Set<ProcedureReference>

  package init(
    procedures: [ProcedureVersion] = [], calendars: [CalendarVersion] = [],
    pinned: Set<ProcedureReference> = []
  ) {
    self.procedures = procedures
    self.calendars = calendars
    self.pinned = pinned
  }

  package init(of store: CaseStore) async throws(StoreError) {
    let procedures = try await store.procedureVersions()
    var pinned: Set<ProcedureReference> = []
    for version in procedures where try await store.hasOpenCases(of: version.reference) {
      pinned.insert(version.reference)
    }
    self.init(
      procedures: procedures, calendars: try await store.calendarVersions(), pinned: pinned)
  }
}

/// What comes by itself, beside the files of a configuration directory.
package enum Arriving: Sendable {
  case circular(ImportedCircular)
  case procedure(ArrivingProcedure)

  var circular: ImportedCircular? {
    switch self {
    case .circular(let circular): circular
    case .procedure: nil
    }
  }

  var procedure: ArrivingProcedure? {
    switch self {
    case .circular: nil
    case .procedure(let procedure): procedure
    }
  }
}

/// A version of a procedure that comes by itself, as its file's name and text.
package struct ArrivingProcedure: Equatable, Sendable {
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

extension String {
  /// Whether two texts are the same but for the line ends of Windows, which files may have and
  /// what came through the API has not.
  func says(_ other: String) -> Bool {
    self == other || replacing("\r\n", with: "\n") == other.replacing("\r\n", with: "\n")
  }
}
