internal import ArgumentParser

/// `wenzhenctl calendar`: dates and limits, answered from the calendar files alone.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Count working days by the circulars' calendar.",
    subcommands: [CalendarAddCommand.self, CalendarBetweenCommand.self])
}
