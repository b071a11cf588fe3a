import CaseCore
import Testing
import WorkCalendar

@testable import ProcedureLanguage

@Suite struct CycleReaderTests {
  private static let procedures: [Procedure] =
    (try? ProcedureReader.read(paths: [ProcedureFiles.shipped]).get().procedures) ?? []

  private func faults(_ text: String) -> [String] {
    switch CycleReader.read(text, file: "cycle.yaml", for: Self.procedures) {
    case .success: []
    case .failure(let complaints): complaints.list.map(\.description)
    }
  }

  private static let sound = """
    procedure: clinic
    host: officer
    date: held-on
    rule-day: rule-date
    unconfirmed: date-unconfirmed
    previous: previous
    missing: {role: secretariat, limit: 5wd, ladder: secretariat}
    rule:
      every: quarter
      month: 2
      day: third thursday
      ahead: 45wd
      least: 25wd
      fields: {title: 问诊会}
    """

  @Test func `the shipped rule is the third Thursday of each quarter's second month`() throws {
    let directory = String(ProcedureFiles.shipped.dropLast("/procedures".count))
    let plan = try #require(
      try CycleReader.read(directory: directory, for: Self.procedures).get())
    let rule = try #require(plan.rule)
    #expect(
      rule.meeting.day == RecurringDay(every: .quarter, month: 2, week: .third, weekday: 4))
    #expect(rule.meeting.longRestDays == 5)
    #expect(rule.meeting.clearWorkingDays == 3)
    #expect(rule.aheadWorkingDays == 45)
  }

  @Test func `a directory without the file has nothing that recurs`() throws {
    let read = try CycleReader.read(directory: "/nowhere", for: Self.procedures).get()
    #expect(read == nil)
  }

  @Test func `a file without a rule leaves the planning to people`() throws {
    let text = Self.sound.components(before: "rule:\n")
    let plan = try CycleReader.read(text, file: "cycle.yaml", for: Self.procedures).get()
    #expect(plan.rule == nil)
  }

  @Test(
    arguments: [
      (
        "procedure: clinic", "procedure: clinics",
        "cycle.yaml:1:12: procedure: there is no procedure `clinics`"
      ),
      (
        "date: held-on\n", "date: held-in\n",
        "cycle.yaml:3:7: date: there is no field `held-in`; did you mean `held-on`?"
      ),
      (
        "previous: previous", "previous: agenda",
        "cycle.yaml:6:11: previous: a field that holds a case of the same procedure is expected "
          + "here, not `agenda`"
      ),
      (
        "month: 2", "month: 4",
        "cycle.yaml:9:3: rule: `month` counts the months of one quarter, which has 3"
      ),
      (
        "third thursday", "third someday",
        "cycle.yaml:11:8: rule.day: one of first, second, third, fourth, last and a day of the "
          + "week, such as `third thursday` is expected here, not `third someday`"
      ),
      (
        "least: 25wd", "least: 50wd",
        "cycle.yaml:9:3: rule: `least` is more than `ahead`: none would ever be opened"
      ),
      (
        "ahead: 45wd", "ahead: 45d",
        "cycle.yaml:12:10: rule.ahead: working days ahead, such as `45wd`, at most 250 is "
          + "expected here, not `45d`"
      ),
      (
        "{title: 问诊会}", "{minutes: 问诊会}",
        "cycle.yaml:14:12: rule.fields.minutes: there is no field `minutes`"
      ),
      (
        "ladder: secretariat", "ladder: secretary",
        "cycle.yaml:7:50: missing.ladder: there is no ladder `secretary`; did you mean "
          + "`secretariat`?"
      ),
    ])
  func `what is wrong is named by line and column`(_ old: String, _ new: String, _ fault: String) {
    #expect(faults(Self.sound.replacing(old, with: new)) == [fault])
  }
}

extension String {
  /// What stands before a part of it.
  fileprivate func components(before part: String) -> String {
    firstRange(of: part).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
