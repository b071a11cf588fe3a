internal import ArgumentParser
internal import WireFormat

/// Whose words are recorded (代录): all three of who, how and when, or none.
struct BehalfOptions: ParsableArguments {
  @Option(help: "Who said what is recorded on their behalf.")
  var saidBy: String?

  @Option(help: "How it was said: 电话, 书面, 当面 or 会上.")
  var means: String?

  @Option(help: "When it was said, such as 2026-03-02T10:00+08:00.")
  var saidAt: String?

  func validate() throws {
    let given = [saidBy, means, saidAt].compactMap(\.self)
    guard given.isEmpty || given.count == 3 else {
      throw ValidationError("--said-by, --means and --said-at go together")
    }
  }

  /// The member of the body; nothing where somebody acts in their own name.
  var json: JSONValue? {
    guard let saidBy, let means, let saidAt else { return nil }
    return ["name": .string(saidBy), "means": .string(means), "at": .string(saidAt)]
  }
}
