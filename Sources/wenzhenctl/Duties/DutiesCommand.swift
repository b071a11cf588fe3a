internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl duties`: who owes what by when.
struct DutiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duties",
    abstract: Words.either("List duties, the one due first at the head.", "列出待办，先到期的在前。"),
    discussion: """
      Without --owner they are those of whoever asks: at the control socket say --as PERSON.

        wenzhenctl duties --as officer-one
        wenzhenctl duties --owner director
        wenzhenctl duties --url http://127.0.0.1:8420 --token @token.txt
      """)

  @Option(help: "Those of this post.") var owner: String?
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let page = try daemon.client().page("/duties", [("owner", owner)])
    daemon.show(page) { page in
      let rows = page["items"]?.elements ?? []
      guard !rows.isEmpty else { return print(Words.noDuties) }
      TextTable(
        .due, .lightHeading, .duty, .who, .number, .title, .id,
        rows: rows.map { duty in
          [
            duty.minute("due_at"), CaseWords.light(duty), duty.shown("label"),
            duty["assignee_label"]?.text ?? duty.shown("owner"), duty.shown("case_number"),
            duty.shown("case_title"), duty.shown("case"),
          ]
        }
      ).write()
    }
  }
}
