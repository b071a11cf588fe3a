internal import ArgumentParser
internal import WireFormat
internal import WorkCalendar

/// `wenzhenctl calendar between`: how many working days lie between two dates.
struct CalendarBetweenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: Words.either(
      "Count the working days after the first date, up to and with the second.", "两个日期之间的工作日数。"),
    discussion: """
      The first line is the number; the second is 暂定 if a circular still to come may change it.

        wenzhenctl calendar between 2026-04-30 2026-05-11
      """)

  @Argument(help: "The date after which counting begins.")
  var first: String

  @Argument(help: "The last date that counts.")
  var second: String

  @Flag(help: "Print the number in JSON.")
  var json = false

  @OptionGroup var options: CalendarOptions

  func run() throws {
    let first = try CalendarOptions.date(first)
    let second = try CalendarOptions.date(second)
    guard first <= second else {
      throw ValidationError("\(second) lies before \(first); give the earlier date first")
    }
    let calendar = try options.calendar()
    let count = calendar.workingDays(after: first, through: second)
    let isProvisional = first < second && calendar.isProvisional(second)
    guard !json else {
      return Terminal.write(
        ["working_days": .integer(Int64(count)), "provisional": .bool(isProvisional)])
    }
    print(count)
    if isProvisional { print(CalendarOptions.provisionalMark) }
  }
}
