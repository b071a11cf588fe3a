internal import WorkCalendar

/// A date as a table has it: as spreadsheets and clerks write dates, besides ISO 8601.
enum TableDate {
  /// What a clerk is told is expected.
  static let words = "应为 2026-03-02、2026/3/2 或 2026年3月2日 这样的日期"

  static func read(_ text: String) -> CivilDate? {
    if let found = text.wholeMatch(of: /([0-9]{4})([-\/.])([0-9]{1,2})\2([0-9]{1,2})/) {
      return date(found.1, found.3, found.4)
    }
    return text.wholeMatch(of: /([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日/)
      .flatMap { date($0.1, $0.2, $0.3) }
  }

  private static func date(
    _ year: Substring, _ month: Substring, _ day: Substring
  ) -> CivilDate? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}
