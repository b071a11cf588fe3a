package import WorkCalendar

/// What a commit leaves for those who wait for news.
package struct Committed: Equatable, Sendable {
  /// The number of the last event in the store.
  package var lastEvent: Int64
  /// The chain's head after it.
  package var head: [UInt8]
  /// The earliest instant at which time alone changes a case; nil when nothing is running.
  package var earliestWake: Instant?
  /// The lanes in which something became due or ended.
  package var lanes: Set<Int64>

  package init(lastEvent: Int64, head: [UInt8], earliestWake: Instant?, lanes: Set<Int64>) {
    self.lastEvent = lastEvent
    self.head = head
    self.earliestWake = earliestWake
    self.lanes = lanes
  }
}
