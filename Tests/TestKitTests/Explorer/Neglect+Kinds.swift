import CaseCore
import TestKit

extension Neglect {
  /// Whether it is a round through a state.
  func goesRound(_ state: StateName) -> Bool {
    switch self {
    case .roundAndRound(_, let states), .runsByItself(_, let states): states.contains(state)
    case .noOwner, .noDuty, .ladderRunsOut, .nobodyElseTold, .timeFails, .timeStandsStill,
      .noEcho, .leftHanging, .silenceUnasked, .noWayOut, .hostage, .putOffForEver:
      false
    }
  }

  /// Whether a late duty is, or soon will be, unknown to anybody but its owner.
  func isSilent(_ key: ClockKey) -> Bool {
    switch self {
    case .ladderRunsOut(_, let clock), .nobodyElseTold(_, let clock),
      .timeFails(_, _, let clock):
      clock == key.words
    case .noOwner, .noDuty, .timeStandsStill, .noEcho, .leftHanging, .silenceUnasked, .noWayOut,
      .hostage, .runsByItself, .putOffForEver, .roundAndRound:
      false
    }
  }

  /// Whether what time was to do came to nothing.
  var isFailure: Bool {
    switch self {
    case .timeFails, .timeStandsStill: true
    case .noOwner, .noDuty, .ladderRunsOut, .nobodyElseTold, .noEcho, .leftHanging,
      .silenceUnasked, .noWayOut, .hostage, .runsByItself, .putOffForEver, .roundAndRound:
      false
    }
  }

  /// Whether a case can't be ended, be it for want of one role.
  var isStuck: Bool {
    switch self {
    case .noWayOut, .hostage: true
    case .noOwner, .noDuty, .ladderRunsOut, .nobodyElseTold, .timeFails, .timeStandsStill,
      .noEcho, .leftHanging, .silenceUnasked, .runsByItself, .putOffForEver, .roundAndRound:
      false
    }
  }
}
