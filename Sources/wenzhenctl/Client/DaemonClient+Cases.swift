internal import WireFormat

/// Cases by what people call them: mails, slips and lists have their numbers.
extension DaemonClient {
  /// Where a case is, by its public id or its number.
  func casePath(_ name: String) throws -> String {
    "/cases/\(QueryText.escaped(try caseID(name)))"
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
