internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl status`: whether the daemon works, and what it holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whether the daemon is ready and what it holds.")

  @OptionGroup var daemon: DaemonOptions

  /// What a count is called; one that this program doesn't know yet goes by its own name.
  private static func label(_ name: String) -> String {
    switch name {
    case "open_cases": "在办事项  "
    case "red_cases": "逾期事项  "
    case "quarantined_cases": "自动办理停下的事项  "
    case "open_duties": "待办      "
    case "owed_notices": "待发通知  "
    case "events": "记录      "
    default: name + "  "
    }
  }

  func run() throws {
    let status = try daemon.client().get("/status")
    let isReady = status["ready"]?.flag ?? false
    if daemon.json {
      Terminal.write(status)
    } else {
      print(isReady ? "可以办理" : "不能办理")
      for reason in status["reasons"]?.elements ?? [] { print("  \(reason.text ?? "")") }
      print("版本      \(status.shown("version"))")
      if let clock = status["clock"] { ClockPrinter.write(clock) }
      if status["demo"]?.flag == true { print("这是演示库") }
      for count in status["counts"]?.object?.members ?? [] {
        print("\(StatusCommand.label(count.name))\(count.value.compactText)")
      }
      for vacancy in status["vacancies"]?.elements ?? [] {
        print(
          "常设岗位将无人任职  \(vacancy.shown("label"))自 \(vacancy.shown("from")) 起，"
            + "代理 \(vacancy.shown("acting"))")
      }
      for case let quarantined? in (status["quarantined"]?.elements ?? []).map(\.text) {
        print("自动办理停下  \(quarantined)")
      }
    }
    guard isReady else { throw ExitCode(DaemonClient.findingsExitCode) }
  }
}
