private import Foundation
package import WorkCalendar

extension CalendarReader {
  /// Reads a directory of calendar files from disk.
  ///
  /// Hidden files and Markdown pages are passed over. Anything else must be a calendar file: one
  /// misnamed and silently left out would make a year of dates wrong.
  package static func read(directory: String) -> Result<WorkCalendar, Complaints> {
    let complaints = ComplaintCollector()
    let files = texts(of: directory, complaints)
    let calendar = files.flatMap { read($0, in: directory, complaints) }
    return complaints.result(calendar, of: SourcePlace(file: directory))
  }

  private static func texts(
    of directory: String, _ complaints: ComplaintCollector
  ) -> [(name: String, text: String)]? {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      complaints.add(
        SourcePlace(file: directory), "cannot be read: \(error.localizedDescription)")
      return nil
    }
    return names.sorted().compactMap { name in
      guard !name.hasPrefix("."), !name.hasSuffix(".md") else { return nil }
      let file = place(name, in: directory).file
      guard let data = FileManager.default.contents(atPath: file) else {
        complaints.add(SourcePlace(file: file), "cannot be read")
        return nil
      }
      return StrictYAML.text(of: [UInt8](data), file: file, complaints).map { (name, $0) }
    }
  }
}
