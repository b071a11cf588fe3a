internal import ArgumentParser
private import CPosix
private import CaseService
private import Logging
private import ProcedureLanguage
private import WorkCalendar

/// Serves one data directory until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the API on a port and on DATA/control.sock.",
    discussion: """
      Without flags it serves on 127.0.0.1:8420 with ./var as its data.

        wenzhend serve --demo
        wenzhend serve --data /var/lib/wenzhen --config /etc/wenzhen/wenzhen.yaml
        wenzhend serve --demo --data /tmp/demo --simulated-clock 2026-03-02T09:00+08:00
      """)

  @Option(help: "The configuration file.")
  var config: String?

  @Option(help: "The directory of the store; made if it is not there.")
  var data: String?

  @Option(help: "Where to listen: HOST:PORT.")
  var listen: String?

  @Option(
    name: .customLong("simulated-clock"),
    help: "Begin a store whose time only POST /clock moves on, at this instant (ISO 8601).")
  var simulatedClock: String?

  @Flag(help: "Load the demonstration into an empty store.")
  var demo = false

  @Option(help: "The directory of the demonstration's files.")
  var seeds = "seeds/guangming"

  /// How many heaps the C library keeps: one for each thread would hold twice what is in use.
  private static let heaps: Int32 = 2

  func run() async throws {
    wenzhen_keep_heaps(ServeCommand.heaps)
    var configuration = Configuration.standard
    if let config {
      switch ConfigurationReader.read(path: config) {
      case .success(let read): configuration = read
      case .failure(let complaints): throw Fault("\(complaints)")
      }
    }
    if let data { configuration.data = data }
    if let listen {
      guard let address = Listening.address(listen) else {
        throw ValidationError("--listen takes HOST:PORT, such as 127.0.0.1:8420")
      }
      (configuration.listen.host, configuration.listen.port) = address
    }
    let start = try simulatedClock.map { text throws -> Instant in
      guard let instant = Instant(iso8601: text) else {
        throw ValidationError("--simulated-clock takes an instant, such as 2026-03-02T09:00+08:00")
      }
      return instant
    }
    let daemon = try await Daemon(configuration, simulatedFrom: start, isDemo: demo, seeds: seeds)
    try await daemon.run()
  }
}
