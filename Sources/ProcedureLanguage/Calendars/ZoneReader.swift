internal import WorkCalendar

/// Reads `zone.yaml`: the zone of all civil dates and the hours of a working day.
struct ZoneReader {
  let zone: CalendarZone
  let officeHours: OfficeHours

  init?(_ document: YAMLValue) {
    let read = document.fields { keys -> (CalendarZone, OfficeHours)? in
      let zone = keys.required("zone").flatMap(ZoneReader.zone)
      let hours = keys.required("office-hours").flatMap(ZoneReader.officeHours)
      guard let zone, let hours else { return nil }
      return (zone, hours)
    }
    guard let read else { return nil }
    (zone, officeHours) = read
  }

  private static func zone(_ value: YAMLValue) -> CalendarZone? {
    guard let name = value.text() else { return nil }
    return CalendarZone(identifier: name) ?? value.refuse("a time zone such as Asia/Shanghai")
  }

  private static func officeHours(_ value: YAMLValue) -> OfficeHours? {
    let intervals = value.list(orOne: true) { item -> OfficeHours.Interval? in
      let wanted = "a stretch of hours such as 09:00 to 12:00"
      guard let ends = item.ends(wanted) else { return nil }
      guard let start = item.minute(ends.first), let end = item.minute(ends.last) else {
        return item.refuse(wanted)
      }
      return OfficeHours.Interval(start: start, end: end)
    }
    guard let intervals, !intervals.isEmpty else { return nil }
    do throws(OfficeHoursFault) {
      return try OfficeHours(intervals)
    } catch {
      value.complain(error.description)
      return nil
    }
  }
}
