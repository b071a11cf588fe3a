internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl reload`: the daemon reads its rules anew.
struct ReloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: Words.either(
      "Let the daemon read procedures, calendars and ledger anew.", "让系统重读规程、日历和督办表的列。"),
    discussion: """
      They are read from where the configuration file, itself read anew, says that they are. If \
      anything is wrong, what was in force stays in force, and each fault is told by file, line \
      and column. Cases keep the version of the procedure that they began with. Where \
      the daemon listens and keeps its data changes by a restart only.

        wenzhend check-config
        wenzhenctl reload
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let answer = try daemon.client().post("/reload", [:])
    daemon.show(answer) { answer in
      let procedures = (answer["procedures"]?.elements ?? []).map { procedure in
        [
          "\(Words.procedure)", procedure.shown("id"),
          "\(Words.versionNumber(procedure.shown("version")))",
        ]
      }
      let calendar = [
        "\(Words.calendar)", "", "\(Words.versionNumber(answer.shown("calendar_version")))",
      ]
      TextTable(rows: procedures + [calendar]).write()
    }
  }
}
