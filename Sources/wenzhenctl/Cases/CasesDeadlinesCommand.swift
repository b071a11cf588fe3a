internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl cases deadlines`: why each date is that date.
struct CasesDeadlinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines",
    abstract: Words.either("Say why each date of a case is that date.", "一件事项的各个时限，逐日说明为什么是这一天。"),
    discussion: """
      Each limit that runs, with the days that were counted, skipped and paused, and by which \
      calendar; days of one kind stand on one line. --all tells of those that have ended too, \
      --every-day gives each day a line.

        wenzhenctl cases deadlines CASE
        wenzhenctl cases deadlines CASE --all --every-day
      """)

  @Argument(help: "The case: its number, or its public id.")
  var id: String

  @Flag(help: "Those that have ended as well.")
  var all = false

  @Flag(help: "Each day on a line of its own.")
  var everyDay = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let page = try client.page(try client.casePath(id) + "/deadlines")
    daemon.show(page) { page in
      for deadline in page["items"]?.elements ?? [] {
        let wording = DeadlineWords(deadline: deadline, isDaily: everyDay)
        if all || wording.isLive { wording.write() }
      }
    }
  }
}
