import WorkCalendar

/// The day of that text; a test that misspells one stops.
func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("no date: \(text)") }
  return date
}

/// The instant of that text.
func instant(_ text: String) -> Instant {
  guard let instant = Instant(iso8601: text) else { preconditionFailure("no instant: \(text)") }
  return instant
}

/// The limit of that text.
func limit(_ text: String) -> Limit {
  guard let limit = Limit(text) else { preconditionFailure("no limit: \(text)") }
  return limit
}

/// The days between two dates, both included.
func days(_ first: String, _ last: String) -> [CivilDate] {
  (day(first).daysSinceEpoch...day(last).daysSinceEpoch).map(CivilDate.init(daysSinceEpoch:))
}

/// Calendars made in code, from the real circulars of a few years.
enum Sample {
  static let shanghai: CalendarZone = {
    guard let zone = CalendarZone(identifier: "Asia/Shanghai") else {
      preconditionFailure("this machine has no zone data")
    }
    return zone
  }()

  static let officeHours: OfficeHours = {
    do throws(OfficeHoursFault) {
      return try OfficeHours([.init(start: 540, end: 720), .init(start: 840, end: 1080)])
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func circular(
    _ year: Int, _ number: String, issued: String, off: [CivilDate], work: [CivilDate]
  ) -> Circular {
    do throws(CircularFault) {
      return try Circular(
        year: year, number: number, issued: day(issued), address: "https://www.gov.cn/",
        off: off, work: work)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  static let of2025 = circular(
    2025, "国办发明电〔2024〕12号", issued: "2024-11-12",
    off: days("2025-01-01", "2025-01-01") + days("2025-01-28", "2025-02-04")
      + days("2025-04-04", "2025-04-06") + days("2025-05-01", "2025-05-05")
      + days("2025-05-31", "2025-06-02") + days("2025-10-01", "2025-10-08"),
    work: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"].map(day))

  static let of2026 = circular(
    2026, "国办发明电〔2025〕7号", issued: "2025-11-04",
    off: days("2026-01-01", "2026-01-03") + days("2026-02-15", "2026-02-23")
      + days("2026-04-04", "2026-04-06") + days("2026-05-01", "2026-05-05")
      + days("2026-06-19", "2026-06-21") + days("2026-09-25", "2026-09-27")
      + days("2026-10-01", "2026-10-07"),
    work: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
      .map(day))

  static let statutory = StatutoryDays([
    day("2027-01-01"): "元旦", day("2027-02-05"): "除夕", day("2027-02-06"): "春节",
    day("2027-02-07"): "春节", day("2027-02-08"): "春节",
  ])

  static let calendar = WorkCalendar(
    version: 3, zone: shanghai, officeHours: officeHours, circulars: [of2025, of2026],
    statutory: statutory)
}
