internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl status`: whether the daemon works, and what it holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: Words.either("Say whether the daemon is ready and what it holds.", "系统能否办理，库中有多少事项。"),
    discussion: """
      Exit code 0 when it is ready, 1 when it is not, 3 when there is none.

        wenzhenctl status
        wenzhenctl status --json
        wenzhenctl status --url http://127.0.0.1:8420 --token @token.txt
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let status = try daemon.client().get("/status")
    let isReady = status["ready"]?.flag ?? false
    daemon.show(status) { status in
      print(isReady ? Words.ready : Words.notReady)
      for reason in status["reasons"]?.elements ?? [] { print("  \(reason.text ?? "")") }
      TextTable(facts: facts(status)).write()
    }
    guard isReady else { throw ExitCode(DaemonClient.findingsExitCode) }
  }

  private func facts(_ status: JSONValue) -> [(name: Words, value: String)] {
    var facts: [(name: Words, value: String)] = [(.programVersion, status.shown("version"))]
    if let clock = status["clock"] { facts += ClockPrinter.facts(clock) }
    if let isDemo = status["demo"], isDemo.flag == true {
      facts.append((.demo, status.shown("demo")))
    }
    facts += (status["counts"]?.object?.members ?? []).map { count in
      (.count(count.name), count.value.compactText)
    }
    facts += (status["vacancies"]?.elements ?? []).map { vacancy in
      let words = Words.vacancy(
        vacancy.shown("label"), from: vacancy.shown("from"), acting: vacancy.shown("acting"))
      return (.vacantPost, "\(words)")
    }
    if let cycle = status["cycle"], cycle.object != nil {
      facts.append((.recurring, "\(words(of: cycle))"))
    }
    facts += (status["quarantined"]?.elements ?? []).compactMap(\.text).map { (.quarantined, $0) }
    return facts
  }

  /// What recurs: what is being prepared, or when the next one is and from when on it will be.
  private func words(of cycle: JSONValue) -> Words {
    let ahead = (cycle["ahead"]?.elements ?? []).compactMap(\.text)
    if !ahead.isEmpty { return .prepared(ahead) }
    guard cycle["expected_on"]?.text != nil else { return .plannedByHand }
    return .expected(
      cycle.shown("expected_on"), from: cycle.shown("opens_on"), why: cycle.shown("reason"))
  }
}
