internal import WorkCalendar

/// Reads one circular, the file that a clerk types from the newspaper each autumn.
///
/// ```yaml
/// year: 2026
/// number: 国办发明电〔2025〕7号        # may be left out when it is not known
/// issued: 2025-11-04                  # likewise, but not in an amendment
/// address: https://www.gov.cn/…       # likewise
/// off:
///   - 2026-01-01 to 2026-01-03
/// work: [2026-01-04, 2026-02-14]
/// ```
///
/// `off` may name weekends, since circulars give their holidays whole. `work` may name weekends
/// only: a make-up day that falls on a weekday is a slip of the pen. An amendment in mid-year is
/// a file of its own with `amendment: true`; it is issued later, overrides day by day, and may
/// name weekdays as work, to take back a day off.
struct CircularReader {
  let value: Circular
  let isAmendment: Bool
  /// The place to complain of when the circular doesn't go with the others.
  let place: SourcePlace

  /// The years that circulars may be about: days have been moved since 1999.
  private static let years = 1999...2100
  /// The longest stretch that one line may name; a longer one is a slip in the month.
  private static let longestStretchDays = 31
  private static let numberLimit = 40

  init?(_ document: YAMLValue) {
    let read = document.fields { keys -> CircularReader? in
      let yearKey = keys.required("year")
      let year = yearKey?.int(in: CircularReader.years)
      let number = keys.optional("number")?.text(atMost: CircularReader.numberLimit)
      let issued = keys.optional("issued")
      let issuedDate = issued?.date()
      let address = keys.optional("address").flatMap(CircularReader.address)
      let isAmendment = keys.optional("amendment")?.bool() ?? false
      let off = keys.optional("off")?.list(orOne: true, of: CircularReader.stretch) ?? []
      let work = keys.optional("work")?.list(orOne: true, of: CircularReader.stretch) ?? []
      guard let yearKey, let year, let newYear = CivilDate(year: year, month: 1, day: 1)
      else { return nil }
      if isAmendment, issued == nil {
        keys.complain("an amendment needs `issued`, to know what it overrides")
      }
      if off.isEmpty, work.isEmpty { keys.complain("no day is named; write `off` or `work`") }
      if let issued, let issuedDate, !(year - 1...year).contains(issuedDate.year) {
        issued.complain("a circular for \(year) is issued in \(year - 1) or \(year)")
      }
      CircularReader.check(off: off, work: work, year: year, isAmendment: isAmendment)
      let circular = try? Circular(
        year: year, number: number ?? "\(year)年放假通知", issued: issuedDate ?? newYear,
        address: address ?? "", off: off.flatMap(\.days), work: work.flatMap(\.days))
      // What the type refuses has been complained of above, where it stands.
      return circular.map {
        CircularReader(value: $0, isAmendment: isAmendment, place: yearKey.place)
      }
    }
    guard let read else { return nil }
    self = read
  }

  private init(value: Circular, isAmendment: Bool, place: SourcePlace) {
    self.value = value
    self.isAmendment = isAmendment
    self.place = place
  }
}

extension CircularReader {
  func isOriginal(of year: Int) -> Bool { !isAmendment && value.year == year }

  /// One line of days: a date, or `2026-02-15 to 2026-02-23`.
  private struct Stretch {
    let source: YAMLValue
    let days: [CivilDate]
  }

  private static func stretch(_ source: YAMLValue) -> Stretch? {
    let wanted = "a date or a range such as 2026-02-15 to 2026-02-23"
    guard let ends = source.ends(wanted) else { return nil }
    guard let first = CivilDate(ends.first), let last = CivilDate(ends.last) else {
      return source.refuse(wanted)
    }
    guard first <= last else { return source.refuse("a range that ends after it begins") }
    let length = last.daysSinceEpoch - first.daysSinceEpoch + 1
    guard length <= longestStretchDays else {
      return source.refuse("a range of at most \(longestStretchDays) days")
    }
    return Stretch(source: source, days: (0..<length).map(first.advanced(byDays:)))
  }

  private static func check(off: [Stretch], work: [Stretch], year: Int, isAmendment: Bool) {
    var seen: [CivilDate: Int] = [:]
    for (stretch, isWork) in off.map({ ($0, false) }) + work.map({ ($0, true) }) {
      for day in stretch.days {
        if let line = seen[day] {
          stretch.source.complain("\(day) is named twice, first on line \(line)")
        }
        seen[day] = seen[day] ?? stretch.source.place.line
        if day.year != year, !(day.year == year - 1 && day.month == 12) {
          stretch.source.complain("\(day) is neither in \(year) nor in December \(year - 1)")
        }
        if isWork, !isAmendment, day.weekday <= 5 {
          stretch.source.complain(
            "\(day) is a \(weekdayNames[day.weekday - 1]), a working day anyhow")
        }
      }
    }
  }

  private static func address(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      return value.refuse("an address that begins with https:// or http://")
    }
    return text
  }

  private static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
}
