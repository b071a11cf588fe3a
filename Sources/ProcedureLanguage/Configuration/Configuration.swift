private import Foundation

/// What the daemon is told by its configuration file; flags go before it.
package struct Configuration: Equatable, Sendable {
  package var listen: Listening
  package var data: String
  /// The directory of `procedures/`, `calendars/` and `ledger.yaml`.
  package var rules: String
  package var notices: Notices
  package var delivery: DeliverySettings
  package var mail: MailSettings
  package var digests: DigestSettings
  /// How many working days ahead a standing post without a holder is the director's duty.
  package var vacancyHorizon: Int
  /// The file it was read from; nil where nothing was read.
  package var file: String?

  /// What becomes of notices to organisations without an endpoint, and of echoes to all.
  package enum Notices: String, Hashable, Sendable, CaseIterable {
    /// They go out by mail.
    case mail
    /// They stay owed, and go out by mail once that is said.
    case hold
    /// They are kept for reading, and count as delivered.
    case archive
    /// None arrives; for rehearsals on a simulated clock.
    case refuse
  }

  package static let standard = Configuration(
    listen: .standard, data: "var", rules: "config", notices: .mail, delivery: .standard,
    mail: .standard, digests: .standard, vacancyHorizon: 20)
}

/// Reads the daemon's configuration file.
package enum ConfigurationReader {
  package static func read(_ text: String, file: String) -> Result<Configuration, Complaints> {
    StrictYAML.read(text, file: file) { document in
      document.fields { keys in
        var configuration = Configuration.standard
        configuration.file = file
        if let listen = keys.optional("listen")?.listening() { configuration.listen = listen }
        if let data = keys.optional("data")?.text() { configuration.data = data }
        if let rules = keys.optional("rules")?.text() { configuration.rules = rules }
        if let notices = keys.optional("notices")?.oneOf(Configuration.Notices.self) {
          configuration.notices = notices
        }
        if let delivery = keys.optional("delivery")?.deliverySettings() {
          configuration.delivery = delivery
        }
        if let mail = keys.optional("mail")?.mailSettings() { configuration.mail = mail }
        if let digests = keys.optional("digests")?.digestSettings() {
          configuration.digests = digests
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
    LocalText.read(path: path) { read($0, file: $1) }
  }
}

/// A file of ours on disk, as text or as what is wrong with it.
enum LocalText {
  static func read<Value>(
    path: String, _ reader: (_ text: String, _ file: String) -> Result<Value, Complaints>
  ) -> Result<Value, Complaints> {
    let complaints = ComplaintCollector()
    guard let data = FileManager.default.contents(atPath: path) else {
      complaints.add(SourcePlace(file: path), "cannot be read")
      return complaints.result(nil, of: SourcePlace(file: path))
    }
    guard let text = StrictYAML.text(of: [UInt8](data), file: path, complaints) else {
      return complaints.result(nil, of: SourcePlace(file: path))
    }
    return reader(text, path)
  }
}
