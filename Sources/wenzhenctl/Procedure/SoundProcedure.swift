internal import CaseCore

/// What `procedure check` says of a procedure in which no case can be forgotten.
struct SoundProcedure: Encodable {
  private let file: String
  private let procedure: String
  private let states: Int
  private let actions: Int
  private let clocks: Int
  /// At most so long, if everybody acts on the last day and every count is used up.
  private let longestLife: String
  /// What that leaves out, because no file bounds it.
  private let unbounded: [String]
  /// The most that a round can stand still.
  private let longestPause: String
  private let outlook: [Outlook]

  /// When somebody outside hears of a case that stays in a state.
  private struct Outlook: Encodable {
    let state: String
    let clock: String?
    let limit: String?
    let toldAfter: String?

    init(_ outlook: StateOutlook) {
      state = outlook.state.text
      clock = outlook.clock?.text
      limit = outlook.limit?.description
      switch outlook.end {
      case .told(let days): toldAfter = "\(days)wd"
      case .leaves, .waits: toldAfter = nil
      }
    }

    var words: String {
      guard let clock else { return "\(state): waits for others" }
      let limit = limit ?? "until its date"
      let end = toldAfter.map { "told outside \($0) later" } ?? "then it goes on by itself"
      return "\(state): \(clock) \(limit), \(end)"
    }
  }

  init(_ procedure: Procedure, _ life: Lifetime, file: String) {
    self.file = file
    self.procedure = procedure.name.text
    states = procedure.states.count
    actions = procedure.actions.count
    clocks = procedure.clocks.count
    longestLife = life.longest.description
    unbounded = life.unbounded
    longestPause = life.longestPause.description
    outlook = life.outside.map(Outlook.init)
  }

  /// The procedure on one line, then its open states, set in.
  var lines: [String] {
    let open = unbounded.isEmpty ? "" : ", besides \(unbounded.joined(separator: "; "))"
    return [
      "\(file): \(procedure) is sound: \(states) states, \(actions) actions, \(clocks) clocks; "
        + "a case lives at most \(longestLife)\(open); a round pauses at most \(longestPause)"
    ] + outlook.map { "  \($0.words)" }
  }
}
