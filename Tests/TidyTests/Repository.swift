import Foundation

/// One text file of the repository, by its path from the root.
struct TextFile: Sendable {
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The folder under `Sources/` that holds this file: the name of its target.
  var target: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }
}

/// The working tree that these tests stand in, read as text.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every path of a regular file, without what tools build, fetch or remember.
  static let paths: [String] = gather(under: "").sorted()

  static let sources = swiftFiles(under: "Sources/")
  static let swift = sources + swiftFiles(under: "Tests/")

  static func files(where belongs: (String) -> Bool) -> [TextFile] {
    paths.filter(belongs).compactMap(file)
  }

  /// Nil for what is absent or not UTF-8.
  static func file(_ path: String) -> TextFile? {
    guard let data = FileManager.default.contents(atPath: root.appending(path: path).path),
      let text = String(data: data, encoding: .utf8)
    else { return nil }
    return TextFile(path: path, text: text)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  static func folders(in path: String) -> [String] {
    let start = root.appending(path: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: start.path)) ?? []
    return names.filter { start.appending(path: $0).hasDirectoryPath || isFolder("\(path)/\($0)") }
      .sorted()
  }

  private static func swiftFiles(under folder: String) -> [TextFile] {
    files { $0.hasPrefix(folder) && $0.hasSuffix(".swift") }
  }

  private static func gather(under folder: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path))
      ?? []
    return names.flatMap { name -> [String] in
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard isFolder(path) else { return [path] }
      return isOurs(folder: name, isAtRoot: folder.isEmpty) ? gather(under: path) : []
    }
  }

  /// Hidden folders belong to tools, but for `.ci`; `var` is the daemon's data of a trial run.
  private static func isOurs(folder name: String, isAtRoot: Bool) -> Bool {
    if name.hasPrefix(".") { return name == ".ci" }
    return name != "__pycache__" && !(isAtRoot && name == "var")
  }

  private static func isFolder(_ path: String) -> Bool {
    let values = try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
    return values?.isDirectory ?? false
  }
}

/// What a rule complains of: where, and what.
struct Complaint: Hashable, CustomStringConvertible {
  let path: String
  let line: Int?
  let message: String

  var description: String {
    line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
  }
}

extension [Complaint] {
  /// One complaint a line, for a failed expectation to print.
  var report: String { map(\.description).joined(separator: "\n") }
}
