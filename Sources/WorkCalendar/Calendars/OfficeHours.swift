/// The hours of a working day, as half-open intervals of minutes; the last end is the close.
package struct OfficeHours: Hashable, Sendable {
  /// One stretch of a working day, from `start` up to but without `end`, in minutes of the day.
  package struct Interval: Hashable, Sendable {
    package let start: Int
    package let end: Int

    /// The stretch between two minutes of the day.
    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// At least one, in order, not overlapping.
  package let intervals: [Interval]
  /// The minute of the day at which a working day is over and counts.
  package let closeMinute: Int

  /// Checks the intervals: a day has at least one, each in order, none over another.
  package init(_ intervals: [Interval]) throws(OfficeHoursFault) {
    guard let last = intervals.last else { throw .none }
    for interval in intervals {
      guard interval.start < interval.end else { throw .reversed(interval) }
      // A close at 24:00 would be the next day's first instant and count for the wrong day.
      guard interval.start >= 0, interval.end < 1440 else { throw .outsideDay(interval) }
    }
    for (earlier, later) in zip(intervals, intervals.dropFirst()) where later.start < earlier.end {
      throw .overlapping(earlier, later)
    }
    self.intervals = intervals
    closeMinute = last.end
  }
}

extension OfficeHours.Interval: CustomStringConvertible {
  /// The interval as the wall shows it: `09:00–12:00`.
  package var description: String {
    "\(timeOfDay(start))–\(timeOfDay(end))"
  }
}

/// Why a list of intervals can't be office hours.
package enum OfficeHoursFault: Error, Hashable, Sendable, CustomStringConvertible {
  case none
  case reversed(OfficeHours.Interval)
  case outsideDay(OfficeHours.Interval)
  case overlapping(OfficeHours.Interval, OfficeHours.Interval)

  /// The fault in words.
  package var description: String {
    switch self {
    case .none: "office hours need at least one interval"
    case .reversed(let interval): "office hours \(interval) end before they begin"
    case .outsideDay(let interval): "office hours \(interval) must lie between 00:00 and 23:59"
    case .overlapping(let earlier, let later):
      "office hours \(later) begin before \(earlier) end; give them in order"
    }
  }
}

/// A minute of the day as `09:00`.
func timeOfDay(_ minute: Int) -> String {
  "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
}
