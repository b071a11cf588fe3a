/// A request as it goes to the daemon.
struct HTTPMessage {
  var method: String
  /// The path and, if there is one, the query.
  var target: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
}

/// What the daemon answered.
struct HTTPReply {
  var status: Int
  var mediaType: String
  var body: [UInt8]
}

/// Why no answer came.
enum HTTPFailure: Error {
  case unreachable(Obstacle)
  /// The connection ended or broke before the answer was whole.
  case broken(String)
  case timedOut(seconds: Int64)
  case tooLarge(bytesMax: Int)

  /// Why nobody is reached.
  enum Obstacle {
    case noSocket
    case nobodyListens
    case denied
    case other(String)
  }

  /// The failure in words, without the address.
  var words: Words {
    switch self {
    case .unreachable(let reason): .unreachable(reason)
    case .broken(let reason): .broken(reason)
    case .timedOut(let seconds): .timedOut(seconds: seconds)
    case .tooLarge(let bytesMax): .tooLarge(bytesMax: bytesMax)
    }
  }
}
