internal import CaseCore
private import WorkCalendar

/// Something is owed in each open case, and the duties are those of its clocks (P1).
enum DutyCheck {
  static func findings(_ subject: AuditCase) -> [AuditFinding] {
    let file = subject.file
    var findings: [AuditFinding] = []
    if file.isOpen, !file.clocks.contains(where: \.isOwed) {
      findings.append(.withoutDuty(file.id))
    }
    for run in file.clocks where !subject.duties.contains(where: { isRow($0, of: run) }) {
      findings.append(.dutyUnlike(file.id, run.key))
    }
    for duty in subject.duties where file.run(duty.clock)?.serial != duty.serial {
      findings.append(.dutyUnlike(file.id, duty.clock))
    }
    return findings
  }

  private static func isRow(_ duty: DutyRow, of run: ClockRun) -> Bool {
    duty.clock == run.key && duty.serial == run.serial && duty.owner == run.owner
      && duty.dueAt == run.due.instant && duty.phase == run.phase
      && duty.generation == run.generation
  }
}
