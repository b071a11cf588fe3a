internal import ArgumentParser

/// `wenzhenctl calendar`: dates and limits, answered from the calendar files alone.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: Words.either("Count working days by the circulars' calendar.", "按放假通知计算工作日。"),
    discussion: """
        wenzhenctl calendar add 2026-04-30 5wd --explain
        wenzhenctl calendar between 2026-04-30 2026-05-11
        wenzhenctl calendar meetings --from 2026-01-01
      """,
    subcommands: [
      CalendarAddCommand.self, CalendarBetweenCommand.self, CalendarMeetingsCommand.self,
    ])
}
