internal import WireFormat

/// A person's word on what became of a notice or a digest.
enum Settlement {
  /// Records it, and says how what it is about stands now.
  static func record(
    _ list: String, _ id: String, _ word: String, _ body: JSONValue, _ daemon: DaemonOptions
  ) throws {
    let settled = try daemon.client().post("\(list)/\(QueryText.escaped(id))/\(word)", body)
    daemon.show(settled) { settled in
      print("\(settled.shown("id"))  \(Words.noticeState(settled.shown("state")))")
    }
  }
}
