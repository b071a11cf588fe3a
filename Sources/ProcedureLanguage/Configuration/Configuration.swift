private import Foundation

/// What the daemon is told by its configuration file; flags go before it.
package struct Configuration: Equatable, Sendable {
  /// Where it listens: a host and a port.
  package var host: String
  package var port: Int
  package var data: String
  /// The directory of `procedures/` and `calendars/`.
  package var rules: String
  package var notices: Notices
  /// How many working days ahead a standing post without a holder is the director's duty.
  package var vacancyHorizon: Int

  /// What becomes of notices while no courier carries them.
  package enum Notices: String, Hashable, Sendable, CaseIterable {
    /// They stay owed.
    case hold
    /// They are kept for reading, and count as delivered.
    case archive
    /// None arrives; for rehearsals on a simulated clock.
    case refuse
  }

  package static let standard = Configuration(
    host: "127.0.0.1", port: 8420, data: "var", rules: "config", notices: .archive,
    vacancyHorizon: 20)

  /// `127.0.0.1:8420` as a host and a port.
  package static func address(_ text: String) -> (host: String, port: Int)? {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { return nil }
    let host = String(text[..<colon])
    return host.isEmpty ? nil : (host, port)
  }
}

/// Reads the daemon's configuration file.
package enum ConfigurationReader {
  package static func read(_ text: String, file: String) -> Result<Configuration, Complaints> {
    StrictYAML.read(text, file: file) { document in
      document.fields { keys in
        var configuration = Configuration.standard
        if let value = keys.optional("listen"), let text = value.text() {
          guard let address = Configuration.address(text) else {
            return value.refuse("a host and a port, such as 127.0.0.1:8420")
          }
          (configuration.host, configuration.port) = address
        }
        if let data = keys.optional("data")?.text() { configuration.data = data }
        if let rules = keys.optional("rules")?.text() { configuration.rules = rules }
        if let notices = keys.optional("notices")?.oneOf(Configuration.Notices.self) {
          configuration.notices = notices
        }
        if let days = keys.optional("vacancy-horizon-working-days")?.int(in: 1...250) {
          configuration.vacancyHorizon = days
        }
        return configuration
      }
    }
  }

  /// Reads a file from disk.
  package static func read(path: String) -> Result<Configuration, Complaints> {
    let complaints = ComplaintCollector()
    guard let data = FileManager.default.contents(atPath: path) else {
      complaints.add(SourcePlace(file: path), "cannot be read")
      return complaints.result(nil, of: SourcePlace(file: path))
    }
    guard let text = StrictYAML.text(of: [UInt8](data), file: path, complaints) else {
      return complaints.result(nil, of: SourcePlace(file: path))
    }
    return read(text, file: path)
  }
}
