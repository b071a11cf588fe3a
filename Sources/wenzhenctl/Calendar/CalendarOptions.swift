internal import ArgumentParser
private import Foundation
internal import ProcedureLanguage
internal import WorkCalendar

/// Where the calendar files lie.
struct CalendarOptions: ParsableArguments {
  /// The mark of a date that a circular still to come may move.
  static let provisionalMark = "暂定"

  @Option(help: "The directory of the calendar files.", completion: .directory)
  var calendars = "config/calendars"

  /// The calendar of that directory; what is wrong with it is the message of the error.
  func calendar() throws -> WorkCalendar {
    guard FileManager.default.fileExists(atPath: calendars) else {
      throw ValidationError("there is no folder \(calendars); say by --calendars where it is")
    }
    switch CalendarReader.read(directory: calendars) {
    case .success(let calendar): return calendar
    case .failure(let complaints): throw ValidationError(complaints.description)
    }
  }

  /// When a limit ends; refused where that lies beyond what dates are written in.
  static func due(
    _ limit: Limit, from start: CivilDate, in calendar: WorkCalendar
  ) throws -> Due {
    let due = calendar.due(limit, from: start)
    guard due.date.isWritable else {
      let (first, last) = (CivilDate.writtenYears.lowerBound, CivilDate.writtenYears.upperBound)
      throw ValidationError(
        "\(limit) from \(start) ends outside the years \(first) to \(last), in which dates are "
          + "written; give a nearer date or a shorter limit")
    }
    return due
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
