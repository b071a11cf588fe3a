internal import ArgumentParser
private import Foundation

/// How the daemon is reached, as whom, and how its answer is shown.
struct DaemonOptions: ParsableArguments {
  static let usualSocket = "./var/control.sock"
  static let tokenVariable = "WENZHEN_TOKEN"

  @Option(help: "The control socket of the daemon (default: \(usualSocket)).")
  var socket: String?

  @Option(help: "The daemon's address, http://HOST:PORT, in place of the socket.")
  var url: String?

  // A token on the command line would stand in the list of processes, so only a file is taken.
  @Option(
    help: ArgumentHelp(
      "A file with the token, or \(tokenVariable) in the environment.", valueName: "@file"))
  var token: String?

  @Option(
    name: .customLong("as"), help: "At the control socket: the person as whom to act.")
  var person: String?

  @Flag(help: "Print the daemon's answer as it is, in JSON.")
  var json = false

  func validate() throws {
    if url != nil, socket != nil {
      throw ValidationError("give --socket or --url, not both")
    }
    if url == nil, token != nil {
      throw ValidationError("--token goes with --url; the control socket asks the kernel who calls")
    }
    if url != nil, person != nil {
      throw ValidationError("--as goes with the control socket; a token is its person's own")
    }
  }

  /// The client that these options describe.
  func client() throws -> DaemonClient {
    guard let url else {
      return DaemonClient(
        address: .socket(path: socket ?? DaemonOptions.usualSocket), token: nil, person: person)
    }
    guard let address = DaemonAddress(url: url) else {
      throw ValidationError("'\(url)' is no address; write http://HOST:PORT (no https, no path)")
    }
    return DaemonClient(address: address, token: try secret(), person: nil)
  }

  private func secret() throws -> String? {
    guard let token else {
      return ProcessInfo.processInfo.environment[DaemonOptions.tokenVariable]
    }
    guard token.hasPrefix("@") else {
      throw ValidationError("--token takes a file: --token @FILE")
    }
    let bytes = try LocalFile.read(String(token.dropFirst()))
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
