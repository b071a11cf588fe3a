package import WorkCalendar

/// That somebody was told by word of mouth: how, who, and when; said so in its event's note.
package struct ToldInPerson: Equatable, Sendable {
  package var means: BehalfMeans
  package var to: String
  package var at: Instant

  package init(means: BehalfMeans, to: String, at: Instant) {
    self.means = means
    self.to = to
    self.at = at
  }

  private static let verb = "告知"
  private static let comma: Character = "，"

  /// The note of the event: `电话告知王老师，2026-03-02T11:00:00+08:00`.
  package func note(in zone: CalendarZone) -> String {
    "\(means.rawValue)\(ToldInPerson.verb)\(to)\(ToldInPerson.comma)\(at.iso8601(in: zone))"
  }

  /// Reads what `note(in:)` gives, in whatever zone.
  package init?(note: String) {
    guard let means = BehalfMeans.allCases.first(where: { note.hasPrefix($0.rawValue) }) else {
      return nil
    }
    let rest = note.dropFirst(means.rawValue.count)
    guard rest.hasPrefix(ToldInPerson.verb), let end = rest.lastIndex(of: ToldInPerson.comma),
      let at = Instant(iso8601: String(rest[rest.index(after: end)...]))
    else { return nil }
    self.init(
      means: means, to: String(rest[..<end].dropFirst(ToldInPerson.verb.count)), at: at)
  }
}
