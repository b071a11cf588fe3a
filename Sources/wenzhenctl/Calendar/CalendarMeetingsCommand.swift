internal import ArgumentParser
internal import CaseCore
internal import ProcedureLanguage
internal import WireFormat
internal import WorkCalendar

/// `wenzhenctl calendar meetings`: on which days what recurs comes, by the rule of the files.
struct CalendarMeetingsCommand: ParsableCommand {
  /// The most periods that are answered at once.
  private static let mostPeriods = 400

  static let configuration = CommandConfiguration(
    commandName: "meetings",
    abstract: Words.either("Say on which days the recurring meeting is held.", "定期会议在哪些日子召开。"),
    discussion: """
      Reads cycle.yaml with the procedures and calendars of a directory, never the daemon. Each \
      line is the date, the day from which it is prepared, and 暂定 if a circular still to come may \
      move it; with --explain each day that was passed over follows, set in by two spaces.

        wenzhenctl calendar meetings --from 2026-01-01 --count 4 --explain
      """)

  @Option(
    help: "The directory of cycle.yaml, procedures and calendars.", completion: .directory)
  var rules = "config"

  @Option(help: "A date of the first period.")
  var from: String

  @Option(help: "How many periods.")
  var count = 4

  @Flag(help: "Print each day that was passed over.")
  var explain = false

  @Flag(help: "Print the days in JSON.")
  var json = false

  func validate() throws {
    guard (1...CalendarMeetingsCommand.mostPeriods).contains(count) else {
      throw ValidationError("--count is 1 to \(CalendarMeetingsCommand.mostPeriods)")
    }
  }

  func run() throws {
    let start = try CalendarOptions.date(from)
    let calendar = try CalendarReader.read(directory: rules + "/calendars").orInvalid()
    let book = try ProcedureReader.read(paths: [rules + "/procedures"]).orInvalid()
    let plan = try CycleReader.read(directory: rules, for: book.procedures).orInvalid()
    guard let rule = plan?.rule else {
      throw ValidationError("\(rules)/\(CycleReader.fileName) has no rule")
    }
    var period = Period(rule.meeting.day.every, of: start)
    var answers: [JSONValue] = []
    for _ in 0..<count {
      let day = calendar.meetingDay(by: rule.meeting, in: period)
      let opensOn = calendar.workingDay(rule.aheadWorkingDays, before: day.date)
      let mark = day.isProvisional ? " \(CalendarOptions.provisionalMark)" : ""
      let lines = explain ? day.lines() : []
      if json {
        answers.append([
          "date": .string("\(day.date)"), "prepared_from": .string("\(opensOn)"),
          "provisional": .bool(day.isProvisional), "days": .array(lines.map { .string($0) }),
        ])
      } else {
        print("\(day.date) \(opensOn)\(mark)")
        lines.forEach { print("  \($0)") }
      }
      period = period.next
    }
    if json { Terminal.write(["items": .array(answers)]) }
  }
}

extension Result where Failure == Complaints {
  /// What was read; what is wrong with it is the message of the error.
  fileprivate func orInvalid() throws -> Success {
    switch self {
    case .success(let read): return read
    case .failure(let complaints): throw ValidationError(complaints.description)
    }
  }
}
