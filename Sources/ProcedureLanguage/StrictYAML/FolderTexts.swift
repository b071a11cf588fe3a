private import Foundation

extension StrictYAML {
  /// The texts of a folder's files by their names, in the order of those; nil after a complaint
  /// that there is no such folder.
  ///
  /// Hidden files and Markdown pages are passed over; nothing else is, whatever its name.
  static func texts(
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
      let file = SourcePlace(name, in: directory).file
      guard let data = FileManager.default.contents(atPath: file) else {
        complaints.add(SourcePlace(file: file), "cannot be read")
        return nil
      }
      return text(of: [UInt8](data), file: file, complaints).map { (name, $0) }
    }
  }
}
