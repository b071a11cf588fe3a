internal import CaseCore
internal import CaseStore
internal import Delivery
internal import WorkCalendar

/// How what is due begins: in a few lanes at once, marked by one commit.
extension Courier {
  /// Takes what is due, as far as there are places, and marks it as being sent.
  func collect(at: Instant) async throws -> [Carried] {
    lookedAt = at
    // While no mail can begin, lanes of mail don't stand before those of endpoints.
    let lanes = try await executor.store.courierLanes(
      due: at, withMail: places.hasForMail,
      limit: Courier.lanesAtOnce + places.lanes + aside.count)
    let open = places.inTurn(lanes).filter { !aside.contains($0.id) }
    for start in stride(from: 0, to: open.count, by: Courier.lanesBegunAtOnce) {
      let some = open[start..<min(start + Courier.lanesBegunAtOnce, open.count)]
      let begun = try await begin(Array(some), at: at)
      if !begun.isEmpty { return begun }
    }
    return []
  }

  private func begin(_ lanes: [CourierLane], at: Instant) async throws -> [Carried] {
    var chosen: [Errand] = []
    for lane in lanes { chosen += await choose(in: lane, due: at) }
    var carried = try await begin(chosen).map { Carried.notice($0) }
    for lane in lanes where places.free(in: lane) > 0 && !aside.contains(lane.id) {
      guard case .mail = lane.way else { continue }
      carried += try await beginDigests(lane, at: at, atMost: places.free(in: lane))
        .map { .digest($0) }
    }
    return carried
  }

  /// What goes out next in a lane, with a place for each; a lane that can't be read is set aside
  /// and stops no other.
  private func choose(in lane: CourierLane, due at: Instant) async -> [Errand] {
    let free = places.free(in: lane)
    guard free > 0 else { return [] }
    do {
      let errands = try await parcels(in: lane, due: at, limit: free)
        .compactMap { try errand($0, lane) }
      for errand in errands { places.take(in: errand.lane) }
      return errands
    } catch {
      setAside(lane.id, because: "\(error)")
      return []
    }
  }

  /// Marks what was chosen; whatever is not to go gives its place back.
  private func begin(_ errands: [Errand]) async throws -> [Errand] {
    var begun: [Errand] = []
    defer {
      let going = Set(begun.map(\.notice.draft.id))
      for errand in errands where !going.contains(errand.notice.draft.id) {
        places.giveBack(in: errand.lane)
      }
    }
    let marked = try await marked(errands)
    // Somebody may have told a recipient in person meanwhile.
    let owed = marked.filter { $0.replay == nil }.map(\.notice.draft.id)
    let sending = try await executor.store.sending(among: owed)
    begun = marked.filter { $0.replay != nil || sending.contains($0.notice.draft.id) }
    for errand in begun where errand.replay != nil { replaying.insert(errand.notice.draft.id) }
    return begun
  }

  /// Those of which is kept that they are on their way: together or, where that fails, lane by
  /// lane, so that one that can't be marked stops only its own.
  private func marked(_ errands: [Errand]) async throws -> [Errand] {
    if try await mark(errands) { return errands }
    var marked: [Errand] = []
    for (id, some) in Dictionary(grouping: errands, by: \.lane.id).sorted(by: { $0.key < $1.key }) {
      if try await mark(some) {
        marked += some
      } else {
        setAside(id, because: "a notice can't be marked")
      }
    }
    return marked
  }

  /// Keeps that these are on their way, with bytes that every attempt will send.
  private func mark(_ errands: [Errand]) async throws -> Bool {
    for report in errands.compactMap(\.rendered) {
      guard try await keep(.replayed(report)) else { return false }
    }
    return try await keep(errands.filter { $0.replay == nil }.map(\.mark))
  }

  /// What is due in a lane: what is owed goes before what goes out again, but in a lane with an
  /// order, where what became due first goes first.
  private func parcels(
    in lane: CourierLane, due at: Instant, limit: Int
  ) async throws -> [Parcel] {
    let store = executor.store
    let owed = try await store.parcels(in: lane.id, due: at, limit: limit)
    guard case .endpoint = lane.way, lane.isOrdered || owed.count < limit else { return owed }
    let again = try await store.replays(
      in: lane.id, due: at, limit: limit + places.taken(in: lane.id)
    ).filter { !replaying.contains($0.notice.draft.id) }
    guard lane.isOrdered else { return Array((owed + again).prefix(limit)) }
    guard let first = owed.first else { return Array(again.prefix(1)) }
    return again.first.map { $0.dueAt < first.dueAt ? [$0] : [first] } ?? [first]
  }

  private func errand(_ parcel: Parcel, _ lane: CourierLane) throws -> Errand? {
    switch lane.way {
    case .endpoint(let endpoint):
      return try Errand(parcel, lane, to: endpoint, in: executor.rules.calendar.zone)
    case .mail:
      return mailer.map {
        Errand(parcel, lane, by: $0, executor.rules, executor.store.roster)
      }
    }
  }
}
