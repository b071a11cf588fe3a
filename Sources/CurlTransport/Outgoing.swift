/// What is to be sent, in either protocol.
enum Outgoing: Sendable {
  case http(HTTPRequest)
  case mail(MailRequest)

  var limits: TransferLimits {
    switch self {
    case .http(let request): request.limits
    case .mail(let request): request.limits
    }
  }
}

/// How a transfer ended, before either protocol makes its own sense of it.
struct Ended: Sendable {
  /// libcurl's result, zero where it went through.
  var code: UInt32
  /// The last status or reply code; zero where there was none.
  var status: Int
  /// The lines of the header, or of a mail server's replies.
  var lines: [String]
  var body: [UInt8]
  var isCut: Bool
  var address: String
  var milliseconds: Int
  /// Something of the request has gone out, so that it may have been understood.
  var hasBegun: Bool
  /// The address that the rule forbade.
  var forbidden: SocketAddress?
  /// libcurl's words on what went wrong; empty where it has none.
  var said = ""
}
