internal import Foundation

/// One keep-alive connection to the daemon, used by one thread that waits.
///
/// It reads only what the daemon writes: a head, and a body of the length that the head names.
final class LoopbackClient {
  private let descriptor: Int32
  private let head: String
  private var received: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  struct Answer {
    let status: Int
    let body: [UInt8]
  }

  init(port: UInt16, token: String?) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw BenchFailure("no socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard connected == 0 else {
      close(descriptor)
      throw BenchFailure("no connection to port \(port)")
    }
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(4))
    self.descriptor = descriptor
    let authorization = token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
    head = "Host: 127.0.0.1:\(port)\r\n\(authorization)"
  }

  deinit { close(descriptor) }

  func send(_ method: String, _ path: String, body: String?, key: String?) throws -> Answer {
    var text = "\(method) \(path) HTTP/1.1\r\n\(head)"
    if let key { text += "Idempotency-Key: \(key)\r\n" }
    if let body {
      text += "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
    }
    text += "\r\n" + (body ?? "")
    try write(Array(text.utf8))
    return try answer()
  }

  private func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw BenchFailure("the daemon closed the connection") }
      sent += count
    }
  }

  private func answer() throws -> Answer {
    var end = headEnd()
    while end == nil {
      try read()
      end = headEnd()
    }
    let bodyStart = (end ?? 0) + 4
    let head = String(decoding: received[..<bodyStart], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
      let length
    else { throw BenchFailure("not an answer: \(head)") }
    while received.count < bodyStart + length { try read() }
    let body = Array(received[bodyStart..<(bodyStart + length)])
    received.removeFirst(bodyStart + length)
    return Answer(status: status, body: body)
  }

  private func headEnd() -> Int? {
    guard received.count >= 4 else { return nil }
    return (0...(received.count - 4)).first {
      received[$0] == 13 && received[$0 + 1] == 10 && received[$0 + 2] == 13
        && received[$0 + 3] == 10
    }
  }

  private func read() throws {
    let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { throw BenchFailure("the daemon closed the connection") }
    received += buffer[..<count]
  }
}
