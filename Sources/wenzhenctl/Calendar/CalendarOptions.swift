internal import ArgumentParser
internal import ProcedureLanguage
internal import WorkCalendar

/// Where the calendar files lie.
struct CalendarOptions: ParsableArguments {
  /// The mark of a date that a circular still to come may move.
  static let provisionalMark = "暂定"

  @Option(help: "The directory of the calendar files.")
  var calendars = "config/calendars"

  /// The calendar of that directory; what is wrong with it is the message of the error.
  func calendar() throws -> WorkCalendar {
    switch CalendarReader.read(directory: calendars) {
    case .success(let calendar): return calendar
    case .failure(let complaints): throw ValidationError(complaints.description)
    }
  }

  /// Reads a date as people write it on the command line.
  static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
      throw ValidationError("'\(text)' is no date; write it like 2026-09-18")
    }
    return date
  }

  /// Reads a limit as people write it on the command line.
  static func limit(_ text: String) throws -> Limit {
    guard let limit = Limit(text) else {
      throw ValidationError(
        "'\(text)' is no limit; write 5wd, 3d, 24h or 1mo, -10wd to count back, never 0, "
          + "at most \(Limit.largestCount)")
    }
    return limit
  }
}
