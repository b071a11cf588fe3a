internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl reload`: the daemon reads its rules anew.
struct ReloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Let the daemon read procedures, calendars and ledger anew.",
    discussion: """
      They are read from where the configuration file, itself read anew, says that they are. If \
      anything is wrong, what was in force stays in force, and each fault is told by file, line \
      and column. Cases keep the version of the procedure that they began with. Where \
      the daemon listens and keeps its data changes by a restart only.

        wenzhend check-config && wenzhenctl reload
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let answer = try daemon.client().post("/reload", [:])
    daemon.show(answer) { answer in
      for procedure in answer["procedures"]?.elements ?? [] {
        print("规程  \(procedure.shown("id")) 第 \(procedure.shown("version")) 版")
      }
      print("日历  第 \(answer.shown("calendar_version")) 版")
    }
  }
}
