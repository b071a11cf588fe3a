package import CaseCore
package import WorkCalendar

/// The world at one instant of one possible course of events.
package struct Moment: Sendable {
  package var around: Surroundings
  package var now: Instant

  package init(_ procedures: [Procedure], seed: UInt64) throws {
    // A Friday at nine: what is due tomorrow falls on a rest day.
    now = Instant(milliseconds: 1_772_758_800_000)
    around = try SmallAlliance.surroundings(procedures, seed: seed, at: now)
  }

  package var today: CivilDate { around.calendar.date(of: now) }
  package var files: [CaseFile] { around.docket.files }
  package var openFiles: [CaseFile] { files.filter(\.isOpen) }

  package func procedure(of file: CaseFile) -> Procedure? { around.procedures[file.procedure] }

  /// The same world under other procedures of the same names and versions.
  package func under(_ procedures: [Procedure]) -> Moment {
    var other = self
    other.around.procedures = ProcedureShelf(procedures)
    return other
  }

  /// Does what is asked now; a refusal changes nothing.
  package mutating func decide(_ command: Command) -> Outcome {
    CaseCore.decide(command, at: now, in: &around)
  }

  /// The case that time would change first.
  var firstToWake: CaseFile? {
    openFiles.filter { $0.wakesAt != nil }
      .min { ($0.wakesAt ?? now, $0.id) < ($1.wakesAt ?? now, $1.id) }
  }

  /// The same world once everybody has left who may leave at once.
  func deserted(_ remaining: Roster) -> (moment: Moment, outcomes: [(CaseFile, Outcome)]) {
    var left = self
    left.around.roster = remaining
    let outcomes = openFiles.map { ($0, left.decide(.ownersChanged($0.id))) }
    return (left, outcomes)
  }
}
