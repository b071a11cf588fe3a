internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl clock`: the time by which the daemon decides.
struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: Words.either("Show, advance or accept the daemon's clock.", "系统时钟：查看、推进、认可。"),
    discussion: """
        wenzhenctl clock
        wenzhenctl clock advance 2026-03-12T18:00+08:00
        wenzhenctl clock accept
      """,
    subcommands: [ClockShowCommand.self, ClockAdvanceCommand.self, ClockAcceptCommand.self],
    defaultSubcommand: ClockShowCommand.self)
}

/// `wenzhenctl clock show`.
struct ClockShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Words.either(
      "Show the daemon's time and when it next acts by itself.", "查看系统时间和下次自动办理的时间。"),
    discussion: "  wenzhenctl clock show --json")

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    daemon.show(try daemon.client().get("/clock"), as: ClockPrinter.write)
  }
}

/// `wenzhenctl clock advance`: lets time pass in a simulated store.
struct ClockAdvanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance",
    abstract: Words.either(
      "Let time pass up to an instant, in a simulated store only.", "把模拟时钟推进到某一时刻。"),
    discussion: """
      Whatever falls due on the way is done at its own instant, and mail is written, before the \
      command ends.

        wenzhenctl clock advance 2026-03-12T18:00+08:00
      """)

  @Argument(help: "The instant with its offset, such as 2026-03-02T09:00+08:00.")
  var instant: String

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    guard WrittenInstant(instant) != nil else {
      throw ValidationError("'\(instant)' is no instant; write it like 2026-03-02T09:00+08:00")
    }
    let body: JSONValue = ["advance_to": .string(instant)]
    daemon.show(try daemon.client().post("/clock", body), as: ClockPrinter.write)
  }
}

/// `wenzhenctl clock accept`: believes the wall clock again after it jumped.
struct ClockAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: Words.either("Go on by the wall clock after it was doubted.", "认可跳动过的时钟，继续办理。"),
    discussion: """
      A clock that jumped is not believed, and nothing is done by time alone until it is accepted: \
      slips that went out can't be called back. Look at the time shown before accepting it.

        wenzhenctl clock show
        wenzhenctl clock accept
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    daemon.show(try daemon.client().post("/clock/accept", [:]), as: ClockPrinter.write)
  }
}
