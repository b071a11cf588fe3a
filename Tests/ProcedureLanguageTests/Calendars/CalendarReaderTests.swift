import ProcedureLanguage
import Testing
import WorkCalendar

@Suite struct `Reading calendars` {
  private static let zone = "zone: Asia/Shanghai\noffice-hours: [09:00 to 12:00, 14:00 to 18:00]\n"

  private func read(_ files: [String: String]) -> Result<WorkCalendar, Complaints> {
    let all = files.merging(["zone.yaml": Self.zone]) { given, _ in given }
    return CalendarReader.read(files: all.map { ($0.key, $0.value) }, directory: "cal")
  }

  @Test func `a range, a list and a single date may be mixed`() throws {
    let text = """
      year: 2026
      off:
        - 2025-12-31 to 2026-01-02
        - 2026-02-16
      work: 2026-01-04
      """
    let circular = try CalendarReader.circular(text, file: "2026.yaml").get()
    #expect(
      circular.off.map(\.description) == ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-16"])
    #expect(circular.work.map(\.description) == ["2026-01-04"])
  }

  @Test func `every fault of a circular is named where it stands`() {
    let text = """
      year: 2026
      issued: 2024-11-04
      address: www.gov.cn
      isued: 2025-11-04
      off:
        - 2026-01-03 to 2026-01-01
        - 2026-02-30
        - 2025-11-30
        - 2026-02-16 to 2026-02-18
        - 2026-03-01 to 2026-05-01
      work:
        - 2026-02-17
        - 2026-01-05
      """
    #expect(
      faults(CalendarReader.circular(text, file: "a.yaml")) == [
        "a.yaml:2:9: issued: a circular for 2026 is issued in 2025 or 2026",
        "a.yaml:3:10: address: an address that begins with https:// or http:// is expected here, "
          + "not `www.gov.cn`",
        "a.yaml:4:1: isued: unknown key; allowed here: `year`, `number`, `issued`, `address`, "
          + "`amendment`, `off`, `work`; did you mean `issued`?",
        "a.yaml:6:5: off[1]: a range that ends after it begins is expected here, "
          + "not `2026-01-03 to 2026-01-01`",
        "a.yaml:7:5: off[2]: a date or a range such as 2026-02-15 to 2026-02-23 is expected here, "
          + "not `2026-02-30`",
        "a.yaml:8:5: off[3]: 2025-11-30 is neither in 2026 nor in December 2025",
        "a.yaml:10:5: off[5]: a range of at most 31 days is expected here, "
          + "not `2026-03-01 to 2026-05-01`",
        "a.yaml:12:5: work[1]: 2026-02-17 is a Tuesday, a working day anyhow",
        "a.yaml:12:5: work[1]: 2026-02-17 is named twice, first on line 9",
        "a.yaml:13:5: work[2]: 2026-01-05 is a Monday, a working day anyhow",
      ])
  }

  @Test func `a year has one circular, and an amendment overrides it`() throws {
    let original = "year: 2026\nissued: 2025-11-04\noff: 2026-05-01 to 2026-05-05\n"
    #expect(
      faults(read(["2026.yaml": original, "2026-again.yaml": original])) == [
        "cal/2026.yaml:1:7: year: cal/2026-again.yaml is the circular for 2026 already; "
          + "an amendment says `amendment: true`"
      ])
    let amendment = "year: 2026\nissued: 2026-03-22\namendment: true\nwork: 2026-05-05\n"
    let calendar = try read(["2026.yaml": original, "2026-amended.yaml": amendment]).get()
    #expect(calendar.version == 2)
    #expect(calendar.isWorkingDay(try #require(CivilDate("2026-05-05"))))
    #expect(!calendar.isWorkingDay(try #require(CivilDate("2026-05-04"))))
  }

  @Test func `an amendment needs its date, a circular before it, and days`() {
    #expect(
      faults(read(["2026.yaml": "year: 2026\namendment: true\n"])) == [
        "cal/2026.yaml:1:1: an amendment needs `issued`, to know what it overrides",
        "cal/2026.yaml:1:1: no day is named; write `off` or `work`",
        "cal/2026.yaml:1:7: year: there is no circular for 2026 to amend",
      ])
    let original = "year: 2026\nissued: 2025-11-04\noff: 2026-05-01\n"
    let early = "year: 2026\nissued: 2025-11-03\namendment: true\noff: 2026-05-04\n"
    #expect(
      faults(read(["2026.yaml": original, "2026-b.yaml": early])) == [
        "cal/2026-b.yaml:1:7: year: the amendment is older than the circular in cal/2026.yaml"
      ])
  }

  @Test func `zone and office hours are needed and make sense`() {
    #expect(
      faults(CalendarReader.read(files: [], directory: "cal")) == [
        "cal/zone.yaml:1:1: the file with zone and office hours is missing"
      ])
    let bad = "zone: Asia/Shangai\noffice-hours: [14:00 to 18:00, 09:00 to 12:00, 9 to 5]\n"
    let found = faults(read(["zone.yaml": bad]))
    #expect(
      found == [
        "cal/zone.yaml:1:7: zone: a time zone such as Asia/Shanghai is expected here, "
          + "not `Asia/Shangai`",
        "cal/zone.yaml:2:15: office-hours: office hours 09:00–12:00 begin before 14:00–18:00 end; "
          + "give them in order",
        "cal/zone.yaml:2:48: office-hours[3]: a stretch of hours such as 09:00 to 12:00 "
          + "is expected here, not `9 to 5`",
      ])
  }

  @Test func `the days by law are dates with names`() {
    let text = "days:\n  2027-02-06: 春节\n  2027-2-7: 春节\n  2027-02-08:\n"
    #expect(
      faults(read(["statutory.yaml": text])) == [
        "cal/statutory.yaml:3:3: days.2027-2-7: a date such as 2026-09-18 is expected here, "
          + "not `2027-2-7`",
        "cal/statutory.yaml:4:14: days.2027-02-08: text is expected here, not nothing",
      ])
  }

  @Test func `a misnamed file is not passed over`() {
    #expect(
      faults(read(["2027.yml": "year: 2027\n"])) == [
        "cal/2027.yml:1:1: a calendar's file name ends in .yaml"
      ])
  }
}
