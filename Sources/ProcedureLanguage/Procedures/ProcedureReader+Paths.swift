private import Foundation

extension ProcedureReader {
  /// Reads files, and the procedure files of directories, from disk.
  ///
  /// Of a directory, files whose name ends in `.yaml` are read; a file named itself is read anyhow.
  package static func read(paths: [String]) -> Result<ProcedureBook, Complaints> {
    let complaints = ComplaintCollector()
    var files: [(name: String, text: String)] = []
    for file in paths.flatMap({ yamlFiles(at: $0, complaints) }) {
      guard !files.contains(where: { $0.name == file }) else { continue }
      guard let data = FileManager.default.contents(atPath: file) else {
        complaints.add(SourcePlace(file: file), "cannot be read")
        continue
      }
      if let text = StrictYAML.text(of: [UInt8](data), file: file, complaints) {
        files.append((file, text))
      }
    }
    return complaints.result(read(files, complaints), of: SourcePlace(file: paths.first ?? ""))
  }

  private static func yamlFiles(
    at path: String, _ complaints: ComplaintCollector
  ) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      complaints.add(SourcePlace(file: path), "there is no such file or directory")
      return []
    }
    guard isDirectory.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    if files.isEmpty {
      complaints.add(SourcePlace(file: path), "there is no procedure file in it")
    }
    return files.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
}
