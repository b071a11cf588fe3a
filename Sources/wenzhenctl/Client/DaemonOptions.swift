internal import ArgumentParser
private import Foundation

/// How the daemon is reached, as whom, and how its answer is shown.
struct DaemonOptions: ParsableArguments {
  static let usualSocket = "./var/control.sock"
  static let tokenVariable = "WENZHEN_TOKEN"
  static let socketVariable = "WENZHEN_SOCKET"

  @Option(
    help: """
      The control socket of the daemon (default: \(socketVariable) in the environment, \
      else \(usualSocket)).
      """,
    completion: .file(extensions: ["sock"]))
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
    let environment = ProcessInfo.processInfo.environment
    guard let url else {
      let path = socket ?? environment[DaemonOptions.socketVariable] ?? DaemonOptions.usualSocket
      return DaemonClient(
        address: .socket(path: path), token: nil, person: person, isForPrograms: json)
    }
    guard let address = DaemonAddress(url: url) else {
      throw ValidationError("'\(url)' is no address; write http://HOST:PORT (no https, no path)")
    }
    return DaemonClient(
      address: address, token: try secret(environment), person: nil, isForPrograms: json)
  }

  private func secret(_ environment: [String: String]) throws -> String? {
    guard let token else {
      return environment[DaemonOptions.tokenVariable]
    }
    guard token.hasPrefix("@") else {
      throw ValidationError("--token takes a file: --token @FILE")
    }
    let bytes = try LocalFile.read(String(token.dropFirst()))
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
