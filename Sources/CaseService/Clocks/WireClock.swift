private import Foundation

/// A moment of the wall clock: what strangers check, and never what a case records.
package struct WireInstant: Hashable, Comparable, Sendable {
  /// Milliseconds of UTC since the epoch.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package func advanced(byMilliseconds distance: Int64) -> WireInstant {
    WireInstant(milliseconds: milliseconds + distance)
  }

  package static func < (left: WireInstant, right: WireInstant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

/// The wall clock, for whatever strangers check: signatures, sessions, expiry of tokens.
package struct WireClock: Sendable {
  private let read: @Sendable () -> WireInstant

  /// A clock that reads like this; tests hand in their own.
  package init(_ read: @escaping @Sendable () -> WireInstant) {
    self.read = read
  }

  /// The machine's own clock.
  package static let system = WireClock {
    WireInstant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  package func now() -> WireInstant { read() }
}
