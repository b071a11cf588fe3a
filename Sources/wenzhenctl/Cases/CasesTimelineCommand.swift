internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl cases timeline`.
struct CasesTimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: Words.either("Tell what happened in a case, and who did it.", "一件事项的办理经过：何时、何人、何事。"),
    discussion: """
        wenzhenctl cases timeline CASE
        wenzhenctl cases timeline CASE --as PERSON
      """)

  @Argument(help: "The case: its number, or its public id.")
  var id: String

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let page = try client.page(try client.casePath(id) + "/timeline")
    daemon.show(page) { page in
      TextTable(
        .time, .happened, .who, .nowIn, .note,
        rows: (page["items"]?.elements ?? []).map { event in
          [
            event.minute("at"), event.shown("label"),
            event["actor_label"]?.text ?? "\(Words.byItself)", event.shown("to_label"),
            remark(of: event),
          ]
        }
      ).write()
    }
  }

  /// What was noted, and which slip it is about.
  private func remark(of event: JSONValue) -> String {
    let slip = event["slip"].flatMap { $0 == .null ? nil : SlipWords(slip: $0).line }
    return [event["note"]?.text, slip].compactMap(\.self).joined(separator: "  ")
  }
}
