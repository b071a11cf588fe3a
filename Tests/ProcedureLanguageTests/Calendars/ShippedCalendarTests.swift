import Foundation
import ProcedureLanguage
import Testing
import WorkCalendar

@Suite struct `The shipped calendars` {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "config/calendars").path

  private let calendar: WorkCalendar

  init() throws {
    calendar = try CalendarReader.read(directory: Self.directory).get()
  }

  private func date(_ text: String) throws -> CivilDate {
    try #require(CivilDate(text))
  }

  @Test func `have a circular for every year from 2004 to 2026`() {
    #expect(calendar.circulars.map(\.year).sorted() == Array(2004...2026))
    #expect(calendar.version == 23)
    #expect(calendar.provisionalFrom == CivilDate("2026-12-24"))
    #expect(calendar.zone.identifier == "Asia/Shanghai")
    #expect(calendar.officeHours.intervals.map(\.start) == [540, 840])
    #expect(calendar.officeHours.closeMinute == 1080)
  }

  @Test(arguments: [
    ("2026-09-18", 5, "2026-09-24"), ("2026-02-13", 3, "2026-02-25"),
    ("2025-09-26", 5, "2025-10-10"), ("2026-04-30", 5, "2026-05-11"),
    ("2026-05-02", 1, "2026-05-06"), ("2026-12-24", 3, "2026-12-29"),
    ("2026-12-30", 3, "2027-01-05"),
  ])
  func `count working days as the examples say`(from: String, days: Int, due: String) throws {
    #expect(try calendar.workingDay(days, after: date(from)) == date(due))
  }

  @Test func `know the make-up day that 2019 made of a December Saturday`() throws {
    #expect(try calendar.isWorkingDay(date("2018-12-29")))
    #expect(try !calendar.isWorkingDay(date("2018-12-31")))
  }

  @Test func `name a day by its circular, or by the law where there is none yet`() throws {
    #expect(try calendar.dayKind(date("2026-02-28")) == .makeUp(circular: "国办发明电〔2025〕7号"))
    #expect(try calendar.dayKind(date("2005-02-10")) == .rest(circular: "2005年放假通知"))
    #expect(try calendar.dayKind(date("2027-02-05")) == .statutory("除夕"))
    #expect(calendar.statutory.names.keys.map(\.year).max() == 2040)
  }

  @Test func `are not found where there are none`() {
    let nowhere = Self.directory + "-not-there"
    let found = faults(CalendarReader.read(directory: nowhere))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("\(nowhere):1:1: cannot be read") == true)
  }
}
