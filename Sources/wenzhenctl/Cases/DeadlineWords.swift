internal import WireFormat

/// Says of one limit when it ends, and which days make that date.
struct DeadlineWords {
  let deadline: JSONValue
  /// Whether each day has a line of its own, or days of one kind share one.
  let isDaily: Bool

  /// Whether it still runs, or stands still and will run again.
  var isLive: Bool { ["running", "held"].contains(deadline["phase"]?.text) }

  func write() {
    print(heading)
    let calendar = [["\(Words.byCalendar(deadline.shown("calendar_version")))"]]
    TextTable(rows: reasons + days(deadline["days"]) + calendar).write(indented: true)
  }

  private var heading: String {
    var parts = [
      deadline.shown("label"), "\(Words.due) \(deadline.minute("due_at"))",
      "\(Words.phase(deadline.shown("phase")))",
    ]
    if deadline["missed"]?.flag == true { parts.append("\(Words.missed)") }
    if deadline["provisional"]?.flag == true { parts.append("\(Words.provisional)") }
    return parts.joined(separator: "  ")
  }

  /// From what the date was reckoned, where that is more than its own days.
  private var reasons: [[String]] {
    var reasons: [[String]] = []
    if let limit = deadline["limit"]?.text {
      let label = deadline.shown("limit_label")
      reasons.append(["\(Words.limit(limit, label, from: deadline.minute("started_at")))"])
    }
    reasons += (deadline["moves"]?.elements ?? []).map { move in
      let day = String(move.minute("at").prefix("2026-03-02".count))
      let (former, now) = (move.shown("from"), move.shown("to"))
      return ["\(Words.moved(move.shown("label"), on: day, from: former, to: now))"]
    }
    if let origin = deadline["origin"], origin != .null {
      let date = origin.shown("date")
      let counted = origin["offset"]?.text.map {
        Words.counted($0, origin.shown("offset_label"), from: date)
      }
      reasons.append(["\(counted ?? .sameAs(date))"])
      reasons += days(origin["days"])
    }
    if deadline["floor"]?.text != nil {
      reasons.append(["\(Words.notBefore(deadline.minute("floor")))"])
    }
    return reasons
  }

  private func days(_ list: JSONValue?) -> [[String]] {
    let days = (list?.elements ?? []).map(DayWords.init)
    return (isDaily ? days : DayWords.folded(days)).map { [$0.text] }
  }
}
