internal import WireFormat

/// Cases by what people call them: mails, slips and lists have their numbers.
extension DaemonClient {
  /// Where a case is, by its public id or its number.
  func casePath(_ name: String) throws -> String {
    "/cases/\(QueryText.escaped(try caseID(name)))"
  }

  /// Fields in which cases are chosen take their numbers as well: mails and lists have those.
  ///
  /// Which fields these are, the form of the action says; it is asked for only where some text
  /// could be a number.
  func numbersResolved(
    in fields: JSONObject, of action: String, at path: String
  ) throws -> JSONObject {
    let texts = fields.members.flatMap { $0.value.elements ?? [$0.value] }.compactMap(\.text)
    guard texts.contains(where: DaemonClient.couldBeNumber) else { return fields }
    let offer = try get(path)["actions"]?.elements?.first { $0["id"]?.text == action }
    var resolved = fields
    for field in offer?["fields"]?.elements ?? []
    where ["case", "cases"].contains(field["type"]?.text) {
      guard let name = field["id"]?.text, let value = fields[name] else { continue }
      resolved[name] =
        if let list = value.elements { .array(try list.map(withID)) } else { try withID(value) }
    }
    return resolved
  }

  private func withID(_ value: JSONValue) throws -> JSONValue {
    guard let text = value.text, DaemonClient.couldBeNumber(text) else { return value }
    return .string(try caseID(text))
  }

  /// Whether a text has the form of `DB-2026-001`.
  private static func couldBeNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Z]{1,8}-\d{4}-\d{3,9}/) != nil
  }

  /// The public id of a case; what no case is called stays as it is, for the daemon to refuse.
  func caseID(_ name: String) throws -> String {
    let isPublicID = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard !isPublicID else { return name }
    let page = try get("/cases", [("q", name), ("limit", "\(WireFormat.Operation.pageMax)")])
    let found = page["items"]?.elements?.first { $0["number"]?.text == name }
    return found?["id"]?.text ?? name
  }
}
