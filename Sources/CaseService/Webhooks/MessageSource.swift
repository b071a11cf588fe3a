internal import CaseCore

/// What a message comes from, as CloudEvents asks: a path of the daemon's interface, of which a
/// receiver knows the address.
enum MessageSource {
  static func `case`(_ publicID: String) -> String { "/api/v1/cases/\(publicID)" }

  /// Digests are found by their ids in the one list of them.
  static let digests = "/api/v1/digests"

  static func endpoint(_ id: EndpointID) -> String { "/api/v1/endpoints/\(id)" }
}
