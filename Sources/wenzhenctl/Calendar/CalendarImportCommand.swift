internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl calendar import`: a circular for the running daemon.
struct CalendarImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Words.either(
      "Show which dates a circular moves, or put it in force.", "预览放假通知会改动哪些时限，或予以施行。"),
    discussion: """
      FILE is a circular as in config/calendars: a year's, or with `amendment: true` one that \
      changes a year in its midst. Without --apply nothing changes: each date that would move is \
      told with the days that move it. With --apply it is in force from the next decision on, \
      open duties follow it, and whoever owes them or asked is told. Dates of closed cases stay.

        wenzhenctl calendar import 2027.yaml
        wenzhenctl calendar import 2027.yaml --apply
      """)

  @Argument(help: "The circular (YAML).", completion: .file(extensions: ["yaml"]))
  var file: String

  @Flag(help: "Put it in force.")
  var apply = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let answer = try daemon.client().post(
      "/calendars", try LocalFile.order(file, apply: apply))
    daemon.show(answer) { answer in
      guard apply else { return CalendarImportCommand.showMoves(answer) }
      print(Words.calendarInForce(answer.shown("version")))
      if let behind = answer["behind"]?.whole, behind > 0 { print(Words.stillBehind("\(behind)")) }
    }
  }

  private static func showMoves(_ answer: JSONValue) {
    print(Words.datesThatMove(answer.shown("moved"), of: answer.shown("cases")))
    let rows = (answer["moves"]?.elements ?? []).map { move in
      let days = (move["because"]?.elements ?? []).map { "\($0.shown("date")) \($0.shown("kind"))" }
      return [
        move.shown("number"), move.shown("clock"),
        "\(move.shown("from")) → \(move.shown("to"))", days.joined(separator: "，"),
      ]
    }
    TextTable(rows: rows).write()
  }
}
