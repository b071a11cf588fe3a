internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl cases file`: hands in a case.
struct CasesFileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file",
    abstract: Words.either("File a case, such as a request.", "登记一件事项，例如一件诉求。"),
    discussion: """
      Fields are given as `act` takes them: name=text or name:=JSON. What is missing or wrong is \
      told by the field's name.

        wenzhenctl cases file request --requester suat -f title=路灯不亮 \\
          -f description=西门到车站一段没有路灯 --as suat-liaison
      """)

  @Argument(help: "The procedure under which it is filed, such as request.")
  var procedure: String

  @Option(help: "The organisation that asks.")
  var requester: String

  @Option(name: [.customShort("f"), .customLong("field")], help: "A field: name=text, name:=JSON.")
  var fields: [String] = []

  @Option(help: "Which of one's posts files it.")
  var post: String?

  @Option(help: "An Idempotency-Key, so that the same call can be made again safely.")
  var key: String?

  @OptionGroup var behalf: BehalfOptions
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    var body = JSONObject([
      JSONMember("procedure", .string(procedure)), JSONMember("requester", .string(requester)),
      JSONMember("fields", .object(try ActCommand.object(fields))),
    ])
    body["as"] = post.map { .string($0) }
    body["on_behalf"] = behalf.json
    daemon.show(
      try daemon.client().post("/cases", .object(body), key: key), as: CaseWords.write)
  }
}
