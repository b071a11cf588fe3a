package import WorkCalendar

/// How a store is opened.
package struct StoreOptions: Equatable, Sendable {
  package var clock: ClockKind
  /// Marks a store made now as a demonstration, for ever.
  package var isDemo: Bool
  /// The instant of opening, for a store made now.
  package var at: Instant
  package var readers: Int
  /// The most late cases that a list of them gathers and orders, rather than walk to them.
  package var lateGathered: Int

  package init(
    clock: ClockKind, isDemo: Bool = false, at: Instant, readers: Int = 3,
    lateGathered: Int = 1000
  ) {
    self.clock = clock
    self.isDemo = isDemo
    self.at = at
    self.readers = readers
    self.lateGathered = lateGathered
  }
}
