private import Foundation

/// A time zone as a table of its changes of offset, read once.
///
/// Holding the table keeps every date of the engine a pure function of its inputs: the machine's
/// zone data is asked when the calendar is loaded and never again. Outside 1970–2100 the first
/// and the last offset hold.
package struct CalendarZone: Hashable, Sendable {
  /// The years whose changes of offset are read.
  private static let knownYears = 1970...2100

  /// The name in the zone database, such as `Asia/Shanghai`.
  package let identifier: String
  /// The instants from which `offsets[i + 1]` holds, in milliseconds, in order.
  private let changes: [Int64]
  /// East of UTC, in milliseconds; one more than `changes`.
  private let offsets: [Int64]

  /// The zone of that name; nil if this machine does not know it.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    (changes, offsets) = CalendarZone.table(of: zone)
  }

  /// The offset east of UTC in force at `instant`.
  package func offsetMilliseconds(at instant: Instant) -> Int64 {
    offsets[changesUpTo(instant.milliseconds)]
  }

  /// The civil day that `instant` falls on.
  package func date(of instant: Instant) -> CivilDate {
    CivilDate(daysSinceEpoch: Int(local(instant).quotient))
  }

  /// The minute of its civil day that `instant` falls in.
  package func minuteOfDay(of instant: Instant) -> Int {
    Int(local(instant).remainder / Instant.millisecondsPerMinute)
  }

  /// The instant at which the clocks show that minute of that day.
  ///
  /// Shown twice, it is the first time; skipped, it is as if the clocks had not yet been moved.
  package func instant(_ date: CivilDate, minuteOfDay: Int) -> Instant {
    let local = CalendarZone.localMilliseconds(date, minuteOfDay: minuteOfDay)
    // Offsets differ by less than a day, so the candidates are those in force a day around.
    let first = changesUpTo(saturatingSum(local, -Instant.millisecondsPerDay))
    let last = changesUpTo(saturatingSum(local, Instant.millisecondsPerDay))
    for index in first...last {
      let candidate = Instant(milliseconds: saturatingSum(local, -offsets[index]))
      if changesUpTo(candidate.milliseconds) == index { return candidate }
    }
    return Instant(milliseconds: saturatingSum(local, -offsets[first]))
  }

  private func local(_ instant: Instant) -> (quotient: Int64, remainder: Int64) {
    instant.advanced(byMilliseconds: offsetMilliseconds(at: instant)).milliseconds
      .flooredDivision(by: Instant.millisecondsPerDay)
  }

  /// How many changes of offset have happened by then: the index of the offset in force.
  private func changesUpTo(_ milliseconds: Int64) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= milliseconds { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func localMilliseconds(_ date: CivilDate, minuteOfDay: Int) -> Int64 {
    let (days, overflowed) = Int64(date.daysSinceEpoch)
      .multipliedReportingOverflow(by: Instant.millisecondsPerDay)
    guard !overflowed else { return date.daysSinceEpoch > 0 ? .max : .min }
    return saturatingSum(days, Int64(minuteOfDay) * Instant.millisecondsPerMinute)
  }
}

extension CalendarZone {
  /// Two changes closer together than this that undo each other would be overlooked; since 1970
  /// no zone has had such a pair.
  private static let probeSeconds: Int64 = 7 * 86_400

  /// Walks the known years week by week and halves each week in which the offset changed.
  private static func table(of zone: TimeZone) -> (changes: [Int64], offsets: [Int64]) {
    func offset(_ second: Int64) -> Int64 {
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))) * 1000
    }
    let end = second(ofNewYear: knownYears.upperBound + 1)
    var probe = second(ofNewYear: knownYears.lowerBound)
    var offsets = [offset(probe)]
    var changes: [Int64] = []
    while probe < end {
      let next = min(probe + probeSeconds, end)
      let reached = offset(next)
      guard let current = offsets.last, reached != current else {
        probe = next
        continue
      }
      var (before, after) = (probe, next)
      while after - before > 1 {
        let middle = (before + after) / 2
        if offset(middle) == current { before = middle } else { after = middle }
      }
      changes.append(after * 1000)
      offsets.append(offset(after))
      probe = after
    }
    return (changes, offsets)
  }

  private static func second(ofNewYear year: Int) -> Int64 {
    guard let newYear = CivilDate(year: year, month: 1, day: 1) else { return 0 }
    return Int64(newYear.daysSinceEpoch) * 86_400
  }
}

private func saturatingSum(_ left: Int64, _ right: Int64) -> Int64 {
  Instant(milliseconds: left).advanced(byMilliseconds: right).milliseconds
}
