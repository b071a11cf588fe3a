internal import Foundation

/// The loopback server that answers 200 to everything, as a process of its own.
final class SinkProcess {
  let url: String
  private let process = Process()
  /// The sink ends with it.
  private let input = Pipe()

  init(_ place: Place) throws {
    process.executableURL = URL(filePath: place.programs + "/sink")
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw BenchFailure("the sink did not say where it listens")
    }
    url = "http://127.0.0.1:\(port)"
  }

  func stop() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
