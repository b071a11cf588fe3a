internal import ArgumentParser

/// `wenzhenctl calendar`: dates and limits from the calendar files, and circulars for the daemon.
struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: Words.either("Count working days by the circulars' calendar.", "按放假通知计算工作日。"),
    discussion: """
        wenzhenctl calendar add 2026-04-30 5wd --explain
        wenzhenctl calendar between 2026-04-30 2026-05-11
        wenzhenctl calendar meetings --from 2026-01-01
        wenzhenctl calendar import 2027.yaml
      """,
    subcommands: [
      CalendarAddCommand.self, CalendarBetweenCommand.self, CalendarMeetingsCommand.self,
      CalendarImportCommand.self,
    ])
}
