package import CaseStore
internal import Synchronization
package import WorkCalendar

/// The time by which cases are decided; it never goes back.
///
/// A real one follows the wall clock as long as that can be believed, and after that what was
/// measured since. A simulated one stands still until it is set.
package final class DomainClock: Sendable {
  package let kind: ClockKind
  private let wire: WireClock
  private let stopwatch: Stopwatch
  private let state: Mutex<State>

  private struct State {
    /// The last instant given out.
    var last: Instant
    /// What the stopwatch showed when the wall clock was last believed, and what that said.
    var believed: Instant
    var believedAt: Int64
    var fault: ClockFault?
  }

  private init(kind: ClockKind, wire: WireClock, stopwatch: Stopwatch, _ state: State) {
    self.kind = kind
    self.wire = wire
    self.stopwatch = stopwatch
    self.state = Mutex(state)
  }

  /// A real clock that goes on from the last instant stored.
  package static func real(
    after stored: Instant, wire: WireClock = .system, stopwatch: Stopwatch = .system()
  ) -> DomainClock {
    let shown = Instant(milliseconds: wire.now().milliseconds)
    let fault = ClockFault.atStart(shown: shown, stored: stored)
    let start = fault == nil ? max(stored, shown) : stored
    return DomainClock(
      kind: .real, wire: wire, stopwatch: stopwatch,
      State(
        last: start, believed: start, believedAt: stopwatch.milliseconds(), fault: fault))
  }

  /// A simulated clock that stands at the later of these.
  package static func simulated(from start: Instant, after stored: Instant) -> DomainClock {
    let instant = max(start, stored)
    return DomainClock(
      kind: .simulated, wire: .system, stopwatch: .system(),
      State(last: instant, believed: instant, believedAt: 0, fault: nil))
  }

  /// The instant by which whatever is decided now is dated.
  package func now() -> Instant {
    guard kind == .real else { return state.withLock(\.last) }
    let shown = Instant(milliseconds: wire.now().milliseconds)
    let measured = stopwatch.milliseconds()
    return state.withLock { state in
      let expected = state.believed.advanced(byMilliseconds: measured - state.believedAt)
      if state.fault == nil, shown > expected.advanced(byMilliseconds: ClockFault.mostAhead) {
        state.fault = .ranAhead(shown: shown, measured: expected)
      }
      state.last = max(state.last, state.fault == nil ? shown : expected)
      if state.fault == nil {
        state.believed = state.last
        state.believedAt = measured
      }
      return state.last
    }
  }

  /// Why the clock is not believed; nil while it is.
  package var fault: ClockFault? {
    _ = now()
    return state.withLock(\.fault)
  }

  /// Believes the wall clock from now on, whatever it shows; domain time still never goes back.
  package func accept() {
    guard kind == .real else { return }
    let shown = Instant(milliseconds: wire.now().milliseconds)
    let measured = stopwatch.milliseconds()
    state.withLock { state in
      state.last = max(state.last, shown)
      state.believed = state.last
      state.believedAt = measured
      state.fault = nil
    }
  }

  /// Sets a simulated clock; an earlier instant than it shows changes nothing.
  func set(to instant: Instant) {
    guard kind == .simulated else { return }
    state.withLock { $0.last = max($0.last, instant) }
  }

  /// How long until an instant comes by the wall clock; zero if it has, nil if it never will.
  func wait(until instant: Instant) -> Duration? {
    guard kind == .real else { return nil }
    return .milliseconds(max(0, instant.milliseconds - now().milliseconds))
  }
}
