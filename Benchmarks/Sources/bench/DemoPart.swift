internal import Foundation

/// What the demonstration weighs a minute after its start.
struct DemoPart {
  static let port: UInt16 = 18_422
  static let settling = Duration.seconds(60)

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    let daemon = try await DaemonProcess(
      place, data: place.scratch + "/demo", arguments: ["--demo"], port: DemoPart.port)
    defer { daemon.stop() }
    Figures.line("ready, the demonstration loaded, after", daemon.readyAfter.text)
    try await Task.sleep(for: DemoPart.settling)
    Figures.line("memory", try daemon.residentMiB(), aim: 64, unit: "MiB")
  }
}
