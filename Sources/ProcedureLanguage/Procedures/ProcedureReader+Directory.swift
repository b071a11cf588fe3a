private import CaseCore
private import Foundation

extension ProcedureReader {
  /// Reads the procedure files among these paths, each a file or a directory of `.yaml` files.
  package static func read(paths: [String]) -> Result<[Read], Complaints> {
    let complaints = ComplaintCollector()
    let files = paths.flatMap { names(at: $0, complaints) }
    let texts = files.compactMap { file -> (name: String, text: String)? in
      guard let data = FileManager.default.contents(atPath: file) else {
        complaints.add(SourcePlace(file: file), "cannot be read")
        return nil
      }
      return StrictYAML.text(of: [UInt8](data), file: file, complaints).map { (file, $0) }
    }
    let place = SourcePlace(file: paths.first ?? "")
    switch complaints.result(texts, of: place) {
    case .success(let texts): return read(files: texts)
    case .failure(let complaints): return .failure(complaints)
    }
  }

  private static func names(at path: String, _ complaints: ComplaintCollector) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      complaints.add(SourcePlace(file: path), "there is no such file or directory")
      return []
    }
    guard isDirectory.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    if files.isEmpty { complaints.add(SourcePlace(file: path), "has no .yaml files") }
    return files.map { "\(path)/\($0)" }
  }
}
