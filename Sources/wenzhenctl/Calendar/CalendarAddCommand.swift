internal import ArgumentParser
internal import WireFormat
internal import WorkCalendar

/// `wenzhenctl calendar add`: the due date of a limit, or of a list of them.
struct CalendarAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: Words.either("Say when a limit from a date is due.", "从某日起的时限到哪一天。"),
    usage: """
      wenzhenctl calendar add DATE LIMIT [--explain] [--json] [--calendars DIR]
      wenzhenctl calendar add --batch FILE [--explain] [--calendars DIR]
      """,
    discussion: """
      LIMIT is a number with its unit: 5wd working days, 3d days, 24h hours (from the first \
      instant of the day), 1mo months; -10wd counts back. The first line is the due date; the \
      second is 暂定 if a circular still to come may move it. With --explain the days counted \
      follow.

      --batch reads lines of DATE LIMIT from a file, or from standard input if it is -, and \
      answers each with DATE LIMIT DUE, and 暂定 where it applies; with --explain the lines of \
      the explanation follow, set in by two spaces. Empty lines are passed over. A line that \
      can't be read is named on standard error and makes the exit code 2; the others are answered.

        wenzhenctl calendar add 2026-04-30 5wd
        wenzhenctl calendar add 2026-04-30 5wd --explain
        wenzhenctl calendar add 2026-09-18 -10wd --json
      """)

  // A limit that counts back begins with a dash, so the words are taken as they come.
  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The date and the limit.", valueName: "date> <limit"))
  var words: [String] = []

  @Flag(help: "Print each day that was counted or skipped.")
  var explain = false

  @Flag(help: "Print the date, and the days with --explain, in JSON; not with --batch.")
  var json = false

  @Option(
    help: ArgumentHelp("Answer the lines of a file (- for standard input).", valueName: "file"))
  var batch: String?

  @OptionGroup var options: CalendarOptions

  func run() throws {
    if let batch {
      guard !json else { throw ValidationError("--batch answers in lines; leave out --json") }
      guard words.isEmpty else {
        throw ValidationError(
          "--batch takes its dates from the file: \(words.joined(separator: " "))")
      }
      try CalendarBatch(calendar: options.calendar(), explains: explain).answer(file: batch)
      return
    }
    if let unknown = words.first(where: { $0.hasPrefix("--") }) {
      throw ValidationError("there is no option '\(unknown)'")
    }
    guard words.count == 2 else {
      throw ValidationError("give one date and one limit, such as 2026-09-18 5wd")
    }
    let start = try CalendarOptions.date(words[0])
    let limit = try CalendarOptions.limit(words[1])
    let calendar = try options.calendar()
    let due = try CalendarOptions.due(limit, from: start, in: calendar)
    let days = explain ? calendar.explanation(limit, from: start).lines() : []
    guard !json else { return Terminal.write(answer(due, days)) }
    print(due.date)
    if due.isProvisional { print(CalendarOptions.provisionalMark) }
    days.forEach { print($0) }
  }

  private func answer(_ due: Due, _ days: [String]) -> JSONValue {
    var answer: JSONObject = JSONObject([
      JSONMember("date", .string("\(due.date)")),
      JSONMember("provisional", .bool(due.isProvisional)),
    ])
    if explain { answer["days"] = .array(days.map { .string($0) }) }
    return .object(answer)
  }
}
