package import CaseStore
private import Foundation
private import Synchronization
package import WorkCalendar

/// Domain time: what decisions, retries and rungs go by.
///
/// Real, it follows the wall clock and never goes back. Simulated, it stands still until somebody
/// moves it on.
package final class DomainClock: Sendable {
  package let kind: ClockKind
  private let latest: Mutex<Instant>

  /// A clock that begins at the later of the two: what it was told and what the store has seen.
  package init(kind: ClockKind, from start: Instant, notBefore stored: Instant) {
    self.kind = kind
    latest = Mutex(max(start, stored))
  }

  package func now() -> Instant {
    latest.withLock { latest in
      switch kind {
      case .simulated: break
      case .real: latest = max(latest, WireClock.now())
      }
      return latest
    }
  }

  /// Moves a simulated clock on; it never goes back, and a real one isn't moved.
  package func advance(to instant: Instant) {
    latest.withLock { latest in
      switch kind {
      case .simulated: latest = max(latest, instant)
      case .real: break
      }
    }
  }
}

/// Wire time: always the wall clock, because strangers check it.
package enum WireClock {
  package static func now() -> Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
