package import CaseCore
internal import GRDB
package import WorkCalendar

/// The day and the version of the roster to which the owners of all open cases were brought.
package struct OwnerMark: Equatable, Sendable {
  package var day: CivilDate
  package var roster: Int

  package init(day: CivilDate, roster: Int) {
    self.day = day
    self.roster = roster
  }

  var storedText: String { "\(day.daysSinceEpoch) \(roster)" }

  init?(storedText: String) {
    let parts = storedText.split(separator: " ").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    self.init(day: CivilDate(daysSinceEpoch: parts[0]), roster: parts[1])
  }
}

extension CaseStore {
  /// Where owners were brought last; nil if they never were.
  package func ownerMark() async throws(StoreError) -> OwnerMark? {
    try await read { db in
      try Meta.value(db, Meta.ownersBroughtTo).flatMap { OwnerMark(storedText: $0) }
    }
  }

  /// The roster as it was at a version of its stream.
  package func roster(version: Int) async throws(StoreError) -> Roster {
    let now = roster
    if now.version == version { return now }
    return try await read { db in
      var roster = Roster()
      for event in try EventRows.ofRoster(db, through: version) { roster.apply(event) }
      return roster
    }
  }
}
