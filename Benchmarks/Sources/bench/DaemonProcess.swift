internal import Foundation

/// `wenzhend serve` as a process of its own.
final class DaemonProcess {
  let port: UInt16
  private let process = Process()
  /// From starting the process to its first `/readyz` that says yes.
  private(set) var readyAfter = Duration.zero

  init(_ place: Place, data: String, arguments: [String], port: UInt16) async throws {
    self.port = port
    process.executableURL = URL(filePath: place.programs + "/wenzhend")
    process.currentDirectoryURL = URL(filePath: place.repository)
    process.arguments = ["serve", "--data", data, "--listen", "127.0.0.1:\(port)"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    while !isReady {
      guard process.isRunning, start.duration(to: clock.now) < .seconds(120) else {
        throw BenchFailure("the daemon did not become ready")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    readyAfter = start.duration(to: clock.now)
  }

  private var isReady: Bool {
    guard let client = try? LoopbackClient(port: port, token: nil) else { return false }
    return (try? client.send("GET", "/readyz", body: nil, key: nil).status) == 200
  }

  /// Resident memory in MiB, as the kernel counts it.
  func residentMiB() throws -> Double {
    let path = "/proc/\(process.processIdentifier)/status"
    let status = try String(contentsOfFile: path, encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    let kib = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    guard let kib else { throw BenchFailure("\(path) has no VmRSS") }
    return kib / 1024
  }

  func stop() { end(SIGTERM) }

  func kill() { end(SIGKILL) }

  private func end(_ signal: Int32) {
    Foundation.kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }
}
