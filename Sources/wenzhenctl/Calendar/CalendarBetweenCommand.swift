internal import ArgumentParser
internal import WorkCalendar

/// `wenzhenctl calendar between`: how many working days lie between two dates.
struct CalendarBetweenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: "Count the working days after the first date, up to and with the second.",
    discussion: """
      The first line is the number; the second is 暂定 if a circular still to come may change it.
      """)

  @Argument(help: "The date after which counting begins.")
  var first: String

  @Argument(help: "The last date that counts.")
  var second: String

  @OptionGroup var options: CalendarOptions

  func run() throws {
    let first = try CalendarOptions.date(first)
    let second = try CalendarOptions.date(second)
    guard first <= second else {
      throw ValidationError("\(second) lies before \(first); give the earlier date first")
    }
    let calendar = try options.calendar()
    print(calendar.workingDays(after: first, through: second))
    if first < second, calendar.isProvisional(second) { print(CalendarOptions.provisionalMark) }
  }
}
