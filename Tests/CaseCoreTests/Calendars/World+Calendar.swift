import Testing
import WorkCalendar

@testable import CaseCore

/// Circulars that come while cases run.
extension World {
  /// Puts an amendment of 2026 in force, and brings every case to it as the sweep does.
  @discardableResult
  mutating func amend(off: [String] = [], work: [String] = []) throws -> [Outcome] {
    try amend(off: off.map { try civil($0) }, work: work.map { try civil($0) })
  }

  @discardableResult
  mutating func amend(off: [CivilDate], work: [CivilDate]) throws -> [Outcome] {
    let version = around.calendar.version + 1
    let circular = try Circular(
      year: 2026, number: "国办发明电〔2026〕\(version)号", issued: around.calendar.date(of: now),
      address: "", off: off, work: work)
    return bring(circulars: around.calendar.circulars + [circular])
  }

  /// Works by these circulars from now on.
  @discardableResult
  mutating func bring(circulars: [Circular]) -> [Outcome] {
    let old = around.calendar
    around.formerCalendars[old.version] = old
    around.calendar = WorkCalendar(
      version: old.version + 1, zone: old.zone, officeHours: old.officeHours,
      circulars: circulars, statutory: old.statutory)
    return around.docket.files.map(\.id).sorted().map { decide(.calendarChanged($0)) }
  }

  private func civil(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
}
