internal import Foundation

/// Where a run keeps its stores, and where the programs and the repository are.
struct Place {
  let scratch: String
  /// The folder of `bench`, `baseline` and `wenzhend`.
  let programs: String
  let repository: String
  /// The part of the usual counts that a run makes do with: `SCALE=0.01 make bench` only tries it.
  private let scale: Double

  init() throws {
    let bench = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    programs = bench.deletingLastPathComponent().path
    repository = FileManager.default.currentDirectoryPath
    guard FileManager.default.fileExists(atPath: repository + "/config/procedures") else {
      throw BenchFailure("run it from the repository's own folder: make bench")
    }
    scale = ProcessInfo.processInfo.environment["SCALE"].flatMap { Double($0) } ?? 1
    // Beside the build, not in a folder that may live in memory: what is measured is a disk.
    scratch = programs + "/stores-\(getpid())"
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
  }

  func sized(_ count: Int) -> Int { max(100, Int(Double(count) * scale)) }

  func remove() { try? FileManager.default.removeItem(atPath: scratch) }

  /// A folder's copy, made while nobody writes in it.
  func copy(_ folder: String, as name: String) throws -> String {
    let target = scratch + "/" + name
    try FileManager.default.copyItem(atPath: folder, toPath: target)
    sync()  // What is measured next shall not wait for the copy to reach the disk.
    return target
  }

  func discard(_ copy: String) throws { try FileManager.default.removeItem(atPath: copy) }
}

/// Why a measurement can't go on.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
