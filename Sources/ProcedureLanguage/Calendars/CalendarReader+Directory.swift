package import WorkCalendar

extension CalendarReader {
  /// Reads a directory of calendar files from disk.
  ///
  /// Hidden files and Markdown pages are passed over. Anything else must be a calendar file: one
  /// misnamed and silently left out would make a year of dates wrong.
  package static func read(directory: String) -> Result<WorkCalendar, Complaints> {
    let complaints = ComplaintCollector()
    let files = StrictYAML.texts(of: directory, complaints)
    let calendar = files.flatMap { read($0, in: directory, complaints) }
    return complaints.result(calendar, of: SourcePlace(file: directory))
  }
}
