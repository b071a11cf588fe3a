package import CaseCore
internal import WorkCalendar

/// A world, and the case in it that a path is about.
package struct Standpoint: Sendable {
  /// How often something may change before nothing new is awaited.
  private static let mostWaits = 12

  package let moment: Moment
  package let caseID: CaseID

  package var file: CaseFile? { moment.around.docket[caseID] }

  /// Whether nobody is in a role once all have left who may leave at once.
  package func isDeserted(_ role: RoleName) throws -> Bool {
    guard let file, let rule = moment.procedure(of: file)?.role(role) else { return true }
    let remaining = try SmallAlliance.roster(.standingOnly, at: moment.now)
    let view = moment.around.parties(of: file)
    return remaining.resolve(rule.chain, for: view, on: moment.today) == nil
  }

  /// Whether a child of a procedure is open.
  package func hasOpenChild(_ child: ProcedureName) -> Bool {
    moment.around.docket.children(of: caseID, child).contains(where: \.isOpen)
  }

  /// Whether the owner's own time stands still.
  package var isPaused: Bool {
    guard let file, let procedure = moment.procedure(of: file) else { return false }
    return file.isPaused(by: procedure)
  }

  /// Whether a clock leaves whoever owes less than a working day.
  package func isLateAtOnce(_ clock: ClockName) -> Bool {
    guard let run = file?.run(clock) else { return false }
    return run.due.instant < moment.around.calendar.due(.workingDays(1), from: moment.now).instant
  }

  /// What is wrong with the open cases as they stand.
  package var neglects: [Neglect] { NeglectCheck(moment: moment).standing }

  /// What comes of it if nobody does anything, and what is wrong on the way.
  package var satOut: (end: Standpoint, neglects: Set<Neglect>) {
    var (world, neglects): (Moment, Set<Neglect>) = (moment, [])
    for _ in 0..<Standpoint.mostWaits {
      let before = world.files.map(CaseView.init)
      let stride = Stride(.wait(questionsArrive: true), from: world) {
        $0.files.map(CaseView.init) != before
      }
      world = stride.moment
      neglects.formUnion(stride.neglects)
      if world.files.map(CaseView.init) == before { break }
    }
    return (Standpoint(moment: world, caseID: caseID), neglects)
  }

  /// Whether the owner's time stands still for ever if nobody does anything.
  package var staysPaused: Bool {
    let end = satOut.end
    return isPaused && end.isPaused && end.file?.state == file?.state
  }
}
