internal import Foundation
internal import Synchronization

/// Where connections are made by the kernel, and nobody ever takes them up.
final class SilentReceiver: Sendable {
  let url: String
  private let listener: Int32

  init() throws {
    let (listener, port) = try Loopback.listener(backlog: 4_096)
    self.listener = listener
    url = "http://127.0.0.1:\(port)/hook"
  }

  func stop() { close(listener) }
}

/// A receiver that answers at once, and keeps what came when.
final class LiveReceiver: Sendable {
  let url: String
  private let listener: Int32
  private let came = Mutex<[(body: String, at: ContinuousClock.Instant)]>([])

  init() throws {
    let (listener, port) = try Loopback.listener(backlog: 64)
    self.listener = listener
    url = "http://127.0.0.1:\(port)/hook"
    Thread { self.serve() }.start()
  }

  /// What came so far, in order.
  var received: [(body: String, at: ContinuousClock.Instant)] { came.withLock(\.self) }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve() {
    defer { close(listener) }
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      Thread {
        self.answer(connection)
        close(connection)
      }.start()
    }
  }

  private func answer(_ connection: Int32) {
    let answer = Array("HTTP/1.1 204 No Content\r\n\r\n".utf8)
    var received = Data()
    while let body = next(connection, &received) {
      let now = ContinuousClock().now
      came.withLock { $0.append((body, now)) }
      guard send(connection, answer, answer.count, Int32(MSG_NOSIGNAL)) == answer.count else {
        return
      }
    }
  }

  /// The body of the next request; nil once nothing comes any more.
  private func next(_ connection: Int32, _ received: inout Data) -> String? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = received.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self).lowercased()
        let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        let whole = end.upperBound + (length ?? 0)
        if received.count >= whole {
          let body = String(decoding: received[end.upperBound..<whole], as: UTF8.self)
          received = Data(received[whole...])
          return body
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      received.append(contentsOf: buffer[..<count])
    }
  }
}

/// Sockets of this machine alone.
enum Loopback {
  static func listener(backlog: Int32) throws -> (listener: Int32, port: UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, backlog) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else { throw BenchFailure("no socket to listen at") }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}
