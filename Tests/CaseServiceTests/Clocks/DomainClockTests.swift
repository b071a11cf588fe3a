@testable import CaseService
import CaseStore
import Synchronization
import Testing
import WorkCalendar

/// A wall clock and a stopwatch that a test turns by hand.
private final class ManualTime: Sendable {
  private let wall: Mutex<Int64>
  private let elapsed = Mutex<Int64>(0)

  init(wall: Int64) { self.wall = Mutex(wall) }

  func pass(milliseconds: Int64) {
    wall.withLock { $0 += milliseconds }
    elapsed.withLock { $0 += milliseconds }
  }

  func jump(milliseconds: Int64) { wall.withLock { $0 += milliseconds } }

  func clock(after stored: Instant) -> DomainClock {
    .real(
      after: stored, wire: WireClock { WireInstant(milliseconds: self.wall.withLock { $0 }) },
      stopwatch: Stopwatch { .milliseconds(self.elapsed.withLock { $0 }) })
  }
}

@Suite struct DomainClockTests {
  private static let minute = Instant.millisecondsPerMinute
  private static let day = Instant.millisecondsPerDay
  private let stored = Instant(milliseconds: 1_772_000_000_000)

  @Test func `a clock set back never takes domain time back`() {
    let time = ManualTime(wall: stored.milliseconds)
    let clock = time.clock(after: stored)
    time.pass(milliseconds: DomainClockTests.day)
    let before = clock.now()
    time.jump(milliseconds: -DomainClockTests.day / 2)
    #expect(clock.now() == before)
    #expect(clock.fault == nil)
  }

  @Test(arguments: [(15, false), (16, true)])
  func `a jump ahead of more than fifteen minutes is not believed`(
    minutes: Int64, isFault: Bool
  ) {
    let time = ManualTime(wall: stored.milliseconds)
    let clock = time.clock(after: stored)
    time.jump(milliseconds: minutes * DomainClockTests.minute)
    #expect((clock.fault != nil) == isFault)
    guard isFault else { return }
    time.pass(milliseconds: DomainClockTests.minute)
    #expect(clock.now() == stored.advanced(byMilliseconds: DomainClockTests.minute))
    clock.accept()
    #expect(clock.fault == nil)
    #expect(clock.now() == stored.advanced(byMilliseconds: 17 * DomainClockTests.minute))
  }

  @Test func `hours that were measured too are believed`() {
    let time = ManualTime(wall: stored.milliseconds)
    let clock = time.clock(after: stored)
    time.pass(milliseconds: 100 * DomainClockTests.day)
    #expect(clock.fault == nil)
  }

  @Test(arguments: [
    (45 * day, false), (45 * day + 1, true), (-5 * minute, false),
    (-5 * minute - 1, true),
  ])
  func `a start too far from the last instant is not believed`(
    distance: Int64, isFault: Bool
  ) {
    let clock = ManualTime(wall: stored.milliseconds + distance).clock(after: stored)
    #expect((clock.fault != nil) == isFault)
    #expect(clock.now() >= stored)
  }

  @Test func `a simulated clock begins at the later of the flag and the store`() {
    let later = stored.advanced(byMilliseconds: 1)
    #expect(DomainClock.simulated(from: stored, after: later).now() == later)
    #expect(DomainClock.simulated(from: later, after: stored).now() == later)
  }
}
