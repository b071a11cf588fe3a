internal import WireFormat

/// Prints the daemon's clock for people.
enum ClockPrinter {
  static func write(_ clock: JSONValue) {
    TextTable(facts: facts(clock)).write()
  }

  /// The instants whole, so that they can be copied into a command.
  static func facts(_ clock: JSONValue) -> [(name: Words, value: String)] {
    let kind = Words.clockKind(isSimulated: clock["kind"]?.text == "simulated")
    var facts: [(name: Words, value: String)] = [
      (.now, "\(clock.shown("now"))  \(kind)"), (.nextWake, clock.shown("wake_at")),
    ]
    if let reason = clock["standing_still"]?.text { facts.append((.standsStill, reason)) }
    return facts
  }
}
