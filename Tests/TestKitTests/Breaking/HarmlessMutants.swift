import TestKit

/// Why what the check does not object to can't make a case be forgotten.
enum HarmlessMutants {
  /// By kind and place, where the explorer saw something all the same.
  static let arguments: [Breaking: [String: String]] = [
    .childWait: [
      "clinic: receipt at action conclude in supervising":
        "each receipt is answered, or ended by its own clock once its question has arrived or "
        + "somebody has given up reaching its organisation; with the last of them the clinic "
        + "ends by itself. The walk's bounds left out what comes after the last of several."
    ]
  ]

  /// By kind, where it saw nothing: what stands behind the thing that was taken away.
  static func reason(_ kind: Breaking) -> String? {
    switch kind {
    case .ownersFallback:
      "What is left of the chain still ends in a standing post (`officer` before `director`), or "
        + "the role owes nothing and is told nothing: it only may act."
    case .leadChosen:
      "The case keeps the lead it has, who is chased as before; the check objects wherever it had "
        + "none."
    case .requiredField:
      "A text, a list or a name that nobody needs stays empty, or the field keeps what it had. "
        + "Where an owner, a clock, an answer or a way out hangs on it, the check objects."
    case .clock, .runningClock:
      "Another hard clock runs in the state, or the case waits for others there; what the clock "
        + "measured is not chased by itself any more, but the case is."
    case .hardClock:
      "In each state that names it another hard clock runs beside it."
    case .ladder:
      "The clock ends by itself, with a timed action: its ladder only reminds before that."
    case .echo:
      "Nothing ends, changes hands, pauses or moves a date by the action: `none`, with a reason, "
        + "is allowed there. What follows it tells whoever asked."
    case .cap:
      "Nothing leads back to it, or only another counted action, or a second person has to "
        + "consent; or it leaves every hard clock as it is, and doing it again puts nothing off."
    case .target:
      "It leads where the case has an owner, a hard clock and ways out; or it ends the case, and "
        + "whoever asked hears of that. That it should have led elsewhere, no rule can know: the "
        + "chart shows it."
    case .action:
      "The state has another way on without count or condition, be it only to end the case, and "
        + "its clocks run and are chased until somebody takes it. That something can't be done any "
        + "more, people see at once."
    case .steward:
      "Another action of a steward's leads on from the state, or the case has ended: the party "
        + "holds nobody up."
    case .guarded:
      "Another action without such a condition leads on once the clock is over."
    case .childWait:
      "The children can be ended by the secretariat, or end by themselves with their clocks; the "
        + "parent can be ended after them."
    case .childOrder:
      "The child is left as it is in that state: ended, or with a clock that moves with its "
        + "parent's date and ends it."
    case .order:
      "The relatives stay where they are, with their own owners, clocks and ladders, or lack only "
        + "a text; none waits for a date of a case that has ended."
    case .leastTime, .repetition, .ladderAbove, .expiry, .timedCycle, .exits, .countersign,
      .secondPost, .branch, .overlap, .childPolicy, .silence:
      nil
    }
  }
}
