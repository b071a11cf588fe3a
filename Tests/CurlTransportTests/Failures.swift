@testable import CurlTransport

extension CurlTransport {
  /// Why a request has no answer; nil if it has one.
  func failure(of request: HTTPRequest) async -> TransportError? {
    do throws(TransportError) { _ = try await send(request) } catch { return error }
    return nil
  }

  func failure(of request: MailRequest) async -> TransportError? {
    do throws(TransportError) { _ = try await send(request) } catch { return error }
    return nil
  }
}

extension TransportError {
  /// The error without its words, which are libcurl's.
  var kind: String {
    switch self {
    case .forbiddenAddress: "forbidden address"
    case .unsendable: "unsendable"
    case .unresolved: "unresolved"
    case .unconnected: "unconnected"
    case .untrusted: "untrusted"
    case .timedOut(let mayHaveArrived): "timed out, \(mayHaveArrived)"
    case .broken(_, let mayHaveArrived): "broken, \(mayHaveArrived)"
    case .cancelled(let mayHaveArrived): "cancelled, \(mayHaveArrived)"
    case .overloaded: "overloaded"
    }
  }
}
