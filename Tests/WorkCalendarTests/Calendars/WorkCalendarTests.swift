import Testing
import WorkCalendar

@Suite struct WorkCalendarTests {
  let calendar = Sample.calendar

  @Test(arguments: [
    ("2026-09-18", DayKind.weekday, true), ("2026-09-19", .weekend, false),
    ("2026-09-20", .makeUp(circular: "国办发明电〔2025〕7号"), true),
    ("2026-09-25", .rest(circular: "国办发明电〔2025〕7号"), false),
    ("2027-01-01", .statutory("元旦"), false), ("2027-01-04", .weekday, true),
  ])
  func `each day is what its circular, the law or the week makes it`(
    text: String, kind: DayKind, isWorking: Bool
  ) {
    #expect(calendar.dayKind(day(text)) == kind)
    #expect(calendar.isWorkingDay(day(text)) == isWorking)
    #expect(kind.isWorking == isWorking)
  }

  @Test func `a year is known when its own circular is loaded`() {
    #expect(!calendar.isProvisional(day("2026-12-23")))
    #expect(calendar.isProvisional(day("2026-12-24")))
    #expect(calendar.isProvisional(day("2030-06-01")))
    #expect(!calendar.isProvisional(day("1999-06-01")))
  }

  @Test func `the next circular may name December, and makes its year known`() {
    let next = Sample.circular(
      2027, "国办发明电〔2026〕9号", issued: "2026-11-05", off: days("2027-01-01", "2027-01-03"),
      work: [day("2026-12-26")])
    let later = WorkCalendar(
      version: 4, zone: calendar.zone, officeHours: calendar.officeHours,
      circulars: [next] + calendar.circulars, statutory: calendar.statutory)
    #expect(later.isWorkingDay(day("2026-12-26")))
    #expect(!later.isProvisional(day("2026-12-26")))
    #expect(later.isProvisional(day("2027-12-24")))
    // The law's table is for unknown years: a known year has what its circular says.
    #expect(later.dayKind(day("2027-02-05")) == .weekday)
  }

  @Test func `behind a missing year everything is provisional`() {
    let of2023 = Sample.circular(
      2023, "国办发明电〔2022〕16号", issued: "2022-12-08", off: [], work: [])
    let gapped = WorkCalendar(
      version: 1, zone: calendar.zone, officeHours: calendar.officeHours,
      circulars: [of2023, Sample.of2025, Sample.of2026])
    #expect(gapped.isProvisional(day("2023-12-24")))
    #expect(gapped.isProvisional(day("2025-06-03")))
    #expect(!gapped.isProvisional(day("2023-12-23")))
  }

  @Test func `without a circular every day is provisional and weekends rest`() {
    let bare = WorkCalendar(
      version: 1, zone: calendar.zone, officeHours: calendar.officeHours, circulars: [])
    #expect(bare.isProvisional(day("1970-01-01")))
    #expect(bare.isWorkingDay(day("2026-10-01")))
    #expect(!bare.isWorkingDay(day("2026-10-03")))
  }

  @Test func `the next circular is awaited from November on, until its year is known`() throws {
    let known = try #require(calendar.provisionalFrom).year
    #expect(calendar.awaitedCircular(on: day("\(known)-10-31")) == nil)
    let awaited = try #require(calendar.awaitedCircular(on: day("\(known)-11-01")))
    #expect(awaited.year == known + 1 && awaited.since == day("\(known)-11-01"))
    #expect(awaited.by <= day("\(known)-12-23") && calendar.isWorkingDay(awaited.by))
    #expect(calendar.awaitedCircular(on: day("\(known + 2)-03-02")) == awaited)
  }

  @Test func `without a circular that of the running year is awaited, and late`() throws {
    let bare = WorkCalendar(
      version: 1, zone: calendar.zone, officeHours: calendar.officeHours, circulars: [])
    let awaited = try #require(bare.awaitedCircular(on: day("2026-03-02")))
    #expect(awaited.year == 2026 && awaited.by == day("2025-12-31"))
  }

  @Test func `of two circulars on a day the later issued one is right`() {
    let amendment = Sample.circular(
      2026, "国办发明电〔2026〕2号", issued: "2026-03-22", off: [day("2026-05-06")],
      work: [day("2026-05-02")])
    for circulars in [[amendment, Sample.of2026], [Sample.of2026, amendment]] {
      let amended = WorkCalendar(
        version: 2, zone: calendar.zone, officeHours: calendar.officeHours, circulars: circulars)
      #expect(amended.dayKind(day("2026-05-02")) == .makeUp(circular: "国办发明电〔2026〕2号"))
      #expect(amended.dayKind(day("2026-05-06")) == .rest(circular: "国办发明电〔2026〕2号"))
      #expect(!amended.isWorkingDay(day("2026-05-04")))
    }
  }

  @Test func `a circular that can't be believed is refused`() {
    #expect(throws: CircularFault.namedTwice(day("2026-05-01"))) {
      try Circular(
        year: 2026, number: "x", issued: day("2025-11-04"), address: "",
        off: [day("2026-05-01")], work: [day("2026-05-01")])
    }
    #expect(throws: CircularFault.outsideYear(day("2025-11-30"), year: 2026)) {
      try Circular(
        year: 2026, number: "x", issued: day("2025-11-04"), address: "", off: [],
        work: [day("2025-11-30")])
    }
  }
}
