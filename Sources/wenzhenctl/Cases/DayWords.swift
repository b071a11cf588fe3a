internal import WireFormat

/// Says of a day, or of days of one kind in a row, how they count in a limit.
struct DayWords {
  private let first: String
  private var last: String
  private let firstCount: Int64?
  private var lastCount: Int64?
  private let reason: String
  private let isProvisional: Bool

  init(_ day: JSONValue) {
    first = day.shown("date")
    last = first
    firstCount = day["count"]?.whole
    lastCount = firstCount
    reason = day.shown("reason")
    isProvisional = day["provisional"]?.flag == true
  }

  /// The days with those of one kind drawn together.
  static func folded(_ days: [DayWords]) -> [DayWords] {
    days.reduce(into: []) { folded, day in
      guard let before = folded.last, before.kind == day.kind,
        before.isProvisional == day.isProvisional
      else { return folded.append(day) }
      folded[folded.count - 1].last = day.last
      folded[folded.count - 1].lastCount = day.lastCount
    }
  }

  var text: String {
    let days = first == last ? first : "\(first) – \(last)"
    let mark = isProvisional ? "  \(Words.provisional)" : ""
    return "\(days)  \(counts)\(mark)"
  }

  /// The reason but for the number that the day has.
  private var kind: String { firstCount.map { reason.replacing(" \($0) ", with: " ") } ?? reason }

  private var counts: String {
    guard let firstCount, let lastCount, firstCount != lastCount else { return reason }
    return reason.replacing(" \(firstCount) ", with: " \(firstCount)–\(lastCount) ")
  }
}
