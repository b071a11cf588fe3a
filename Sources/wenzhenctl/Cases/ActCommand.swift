internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl act`: does an action in a case.
struct ActCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "act", abstract: Words.either("Do an action in a case.", "办理一件事项。"),
    discussion: """
      Fields are given as name=text or name:=JSON, such as confirmed:=true or held-on=2026-04-23. \
      `cases show` lists the actions and their fields; a star marks what must be filled in, one in \
      parentheses what must be where another field makes it so; `cases show CASE --action ACTION` \
      shows the form with what can be chosen. What somebody said by telephone is recorded on their \
      behalf (代录) by --said-by, --means and --said-at together.

        wenzhenctl act CASE claim --as district-transport-liaison
        wenzhenctl act CASE report -f progress-text=已现场勘查 --as PERSON
        wenzhenctl act CASE dispatch -f lead-department=district-transport
        wenzhenctl act CASE propose-agenda -f 'agenda:=["DB-2026-043"]'
        wenzhenctl act CASE table -f clinic=WZ-2026-002 -f proposed-lead=DEPARTMENT
        wenzhenctl act CASE claim --said-by 王工 --means 电话 \\
          --said-at 2026-03-02T10:00+08:00
        wenzhenctl act CASE note -f remark=补录 --key 2026-03-02-a --version 4
      """)

  @Argument(help: "The case: its number, or its public id.")
  var id: String

  @Argument(help: "The action.")
  var action: String

  @Option(name: [.customShort("f"), .customLong("field")], help: "A field: name=text, name:=JSON.")
  var fields: [String] = []

  @Option(help: "A note for the file.")
  var note: String?

  @Option(help: "The version that was looked at; another one is refused.")
  var version: Int?

  @Option(help: "Which of one's posts acts.")
  var post: String?

  @Option(help: "An Idempotency-Key, so that the same call can be made again safely.")
  var key: String?

  @OptionGroup var behalf: BehalfOptions
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let entered = try ActCommand.object(fields)
    var body = JSONObject()
    body["note"] = note.map { .string($0) }
    body["version"] = version.map { .integer(Int64($0)) }
    body["as"] = post.map { .string($0) }
    body["on_behalf"] = behalf.json
    let client = try daemon.client()
    let path = try client.casePath(id)
    body["fields"] = .object(try client.numbersResolved(in: entered, of: action, at: path))
    let file = try client.post(
      path + "/actions/\(QueryText.escaped(action))", .object(body), key: key)
    daemon.show(file, as: CaseWords.write)
  }

  /// The fields as the body has them.
  static func object(_ fields: [String]) throws -> JSONObject {
    var object = JSONObject()
    for field in fields {
      let (name, value) = try member(field)
      guard object[name] == nil else { throw ValidationError("field '\(name)' is given twice") }
      object[name] = value
    }
    return object
  }

  private static func member(_ field: String) throws -> (String, JSONValue) {
    guard let equals = field.firstIndex(of: "=") else {
      throw ValidationError("'\(field)' is no field; write name=text or name:=JSON")
    }
    let (left, right) = (field[..<equals], String(field[field.index(after: equals)...]))
    guard left.hasSuffix(":") else { return (String(left), .string(right)) }
    let name = String(left.dropLast())
    do {
      return (name, try JSONValue.parse(text: right))
    } catch {
      throw ValidationError("field '\(name)' is no JSON: \(error.message)")
    }
  }
}
