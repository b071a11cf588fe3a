package import WorkCalendar

/// Reads a directory of calendar files into one calendar.
///
/// `zone.yaml` gives the zone and the office hours and must be there; `statutory.yaml` gives the
/// days that rest by law while a year's circular has not come; every other file is a circular,
/// usually named by its year. Without a store the calendar's version is the number of circulars
/// read, which rises with each that is added.
package enum CalendarReader {
  static let zoneFile = "zone.yaml"
  static let statutoryFile = "statutory.yaml"

  /// Reads the files of a directory, given as texts; their order does not matter.
  package static func read(
    files: [(name: String, text: String)], directory: String = ""
  ) -> Result<WorkCalendar, Complaints> {
    let complaints = ComplaintCollector()
    let calendar = read(files, in: directory, complaints)
    return complaints.result(calendar, of: SourcePlace(zoneFile, in: directory))
  }

  /// Reads an edition as a store keeps it, under the number that it has there.
  ///
  /// `arriving` is a circular that was not in force yet: it takes no other one's place.
  package static func read(
    _ files: CalendarFiles, directory: String, version: Int? = nil, arriving: String? = nil
  ) -> Result<WorkCalendar, Complaints> {
    let complaints = ComplaintCollector()
    let calendar = read(
      files.texts.map { (name: $0.key, text: $0.value) }, in: directory, version: version,
      arriving: arriving.map { CalendarFiles.importedFolder + $0 }, complaints)
    return complaints.result(calendar, of: SourcePlace(zoneFile, in: directory))
  }

  /// Reads one circular alone, as when it is imported into a running store.
  package static func circular(_ text: String, file: String) -> Result<Circular, Complaints> {
    StrictYAML.read(text, file: file) { CircularReader($0)?.value }
  }

  static func read(
    _ files: [(name: String, text: String)], in directory: String, version: Int? = nil,
    arriving: String? = nil, _ complaints: ComplaintCollector
  ) -> WorkCalendar? {
    var hours: ZoneReader?
    var statutory = StatutoryDays()
    var circulars: [CircularReader] = []
    var imported: [CircularReader] = []
    for (name, text) in files.sorted(by: { $0.name < $1.name }) {
      let isImported = name.hasPrefix(CalendarFiles.importedFolder)
      let file = isImported ? name : SourcePlace(name, in: directory).file
      guard name.hasSuffix(".yaml") else {
        complaints.add(SourcePlace(file: file), "a calendar's file name ends in .yaml")
        continue
      }
      guard let document = StrictYAML.compose(text, file: file, complaints) else { continue }
      switch name {
      case zoneFile: hours = ZoneReader(document)
      case statutoryFile: statutory = statutoryDays(document) ?? statutory
      default:
        CircularReader(document).map {
          if isImported, name != arriving { imported.append($0) } else { circulars.append($0) }
        }
      }
    }
    circulars += imported.filter { circular in
      // The file of a year's circular that came later takes the place of the imported one.
      circular.isAmendment || !circulars.contains { $0.isOriginal(of: circular.value.year) }
    }
    check(circulars, complaints)
    guard files.contains(where: { $0.name == zoneFile }) else {
      complaints.add(
        SourcePlace(zoneFile, in: directory), "the file with zone and office hours is missing")
      return nil
    }
    guard let hours else { return nil }
    return WorkCalendar(
      version: version ?? circulars.count, zone: hours.zone, officeHours: hours.officeHours,
      circulars: circulars.map(\.value), statutory: statutory)
  }

  /// A year has one circular, and what amends it comes after it.
  private static func check(_ circulars: [CircularReader], _ complaints: ComplaintCollector) {
    let originals = Dictionary(grouping: circulars.filter { !$0.isAmendment }, by: \.value.year)
    for (year, all) in originals {
      for circular in all.dropFirst() {
        complaints.add(
          circular.place,
          "\(all[0].place.file) is the circular for \(year) already; "
            + "an amendment says `amendment: true`")
      }
    }
    for amendment in circulars where amendment.isAmendment {
      guard let original = originals[amendment.value.year]?.first else {
        complaints.add(amendment.place, "there is no circular for \(amendment.value.year) to amend")
        continue
      }
      if amendment.value.issued < original.value.issued {
        complaints.add(
          amendment.place, "the amendment is older than the circular in \(original.place.file)")
      }
    }
  }

  /// The table of `statutory.yaml`: `days`, each date with its name.
  private static func statutoryDays(_ document: YAMLValue) -> StatutoryDays? {
    document.fields { keys in
      let days = keys.required("days")?.entries { entry -> (CivilDate, String)? in
        let (date, name) = (entry.key.date(), entry.value.label())
        guard let date, let name else { return nil }
        return (date, name)
      }
      return days.map { StatutoryDays(Dictionary($0) { first, _ in first }) }
    }
  }
}
