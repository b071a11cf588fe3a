internal import CaseCore
internal import CaseStore
internal import WorkCalendar

/// What is on its way by some lane.
enum Carried: Sendable {
  case notice(Errand)
  case digest(DigestErrand)

  var lane: CourierLane {
    switch self {
    case .notice(let errand): errand.lane
    case .digest(let errand): errand.lane
    }
  }

  /// By what the log knows it.
  var name: String {
    switch self {
    case .notice(let errand): errand.notice.draft.id.text
    case .digest(let errand): errand.digest.messageID
    }
  }
}

/// Digests go by the lanes of mail, behind the notices that are due in them.
extension Courier {
  /// Marks what is due in a lane of mail, and takes a place for each.
  func beginDigests(
    _ lane: CourierLane, at: Instant, atMost free: Int
  ) async throws -> [DigestErrand] {
    let store = executor.store
    let due = try await store.digests(in: lane.id, due: at, limit: free)
    guard !due.isEmpty else { return [] }
    let roster = store.roster
    let errands = due.map { DigestErrand($0, lane, roster) }
    guard try await keep(.digestsSent(errands.map(\.mark))) else {
      setAside(lane.id, because: "a digest can't be marked")
      return []
    }
    var begun: [DigestErrand] = []
    for errand in errands {
      // What it says may have been erased meanwhile.
      guard try await store.digest(errand.digest.number)?.state == .sending else { continue }
      places.take(in: lane)
      begun.append(errand)
    }
    return begun
  }

  func attempt(_ errand: DigestErrand) async -> Work {
    guard let mailer, let bytes = errand.digest.body, let address = errand.address else {
      return .digestsSent([errand.withoutAddress])
    }
    let attempt = await mailer.attempt(
      bytes, messageID: errand.digest.messageID, to: address)
    return .digestsSent([errand.update(attempt, at: moment(after: attempt))])
  }

  /// What a stop or a crash left on its way is owed again, or nobody knows.
  func oweDigestsAgain() async throws {
    let store = executor.store
    let isInDoubt = mailer?.mayHaveArrivedUnseen == true
    var last: Int64 = 0
    while true {
      let left = try await store.sendingDigests(after: last, limit: Courier.largestPass)
      guard let end = left.last else { return }
      last = end.number
      let roster = store.roster
      for digest in left {
        let lane = CourierLane(id: digest.lane, way: .mail, failingSince: nil)
        let update = DigestErrand(digest, lane, roster).leftBehind(isInDoubt: isInDoubt)
        if try await !keep(.digestsSent([update])) { report(digest) }
      }
    }
  }
}
