internal import CaseCore

/// What a message comes from, as CloudEvents asks: a path of the daemon's interface, of which a
/// receiver knows the address.
enum MessageSource {
  static func `case`(_ publicID: String) -> String { "/api/v1/cases/\(publicID)" }

  static func endpoint(_ id: EndpointID) -> String { "/api/v1/endpoints/\(id)" }
}
