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
  /// Nobody listens there, or we may not connect.
  case unreachable(String)
  /// The connection ended or broke before the answer was whole.
  case broken(String)
  case timedOut(seconds: Int64)
  case tooLarge(bytesMax: Int)

  /// The failure in words, without the address.
  var words: String {
    switch self {
    case .unreachable(let reason):
      "连接不上（\(reason)）：请确认 wenzhend 正在运行，并用 --socket 或 --url 指明它在何处"
    case .broken(let reason): "连接中断：\(reason)"
    case .timedOut(let seconds): "\(seconds) 秒内没有答复"
    case .tooLarge(let bytesMax): "答复超过 \(bytesMax) 字节"
    }
  }
}
