internal import CaseCore

/// What of each case has failed, and how often in a row.
struct FailedTries {
  private var byCase: [CaseID: (failing: Failing, count: Int)] = [:]

  /// Counts one more failure of a case; another thing that fails is counted from one.
  mutating func count(_ failing: Failing, of id: CaseID) -> Int {
    let before = byCase[id].flatMap { $0.failing == failing ? $0.count : nil } ?? 0
    byCase[id] = (failing, before + 1)
    return before + 1
  }

  /// Something succeeded, or what failed was put aside.
  mutating func forget(_ id: CaseID) {
    if !byCase.isEmpty { byCase[id] = nil }
  }
}

extension Failing {
  /// What a refusal says has failed; the daemon's own failures say nothing.
  init(_ why: Rejection?) {
    guard case .clockFailed(let clock, _)? = why else {
      self = .whateverIsDue
      return
    }
    self = .clock(clock)
  }
}
