import Foundation
import Synchronization

/// A server on loopback that says what a test tells it to: real sockets, one thread a connection.
final class LoopbackPeer: Sendable {
  let port: Int
  private let listener: Int32
  private let state = Mutex((connections: 0, received: [String]()))

  /// `talk` has each connection to itself, until it returns.
  init(_ talk: @escaping @Sendable (LoopbackLine) -> Void) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 256) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard bound else { throw CocoaError(.fileReadUnknown) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { self.serve(talk) }
    thread.start()
  }

  /// Closes the listener itself: its number may be another's as soon as it is closed.
  private func serve(_ talk: @escaping @Sendable (LoopbackLine) -> Void) {
    defer { close(listener) }
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      state.withLock { $0.connections += 1 }
      let thread = Thread {
        talk(LoopbackLine(connection, peer: self))
        close(connection)
      }
      thread.start()
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  var connections: Int { state.withLock { $0.connections } }
  /// What came, request by request.
  var received: [String] { state.withLock { $0.received } }

  fileprivate func note(_ text: String) { state.withLock { $0.received.append(text) } }

  /// A peer that answers each request with these bytes.
  static func answering(_ answer: String) throws -> LoopbackPeer {
    try LoopbackPeer { line in
      while line.request() != nil { line.say(answer) }
    }
  }
}

/// One connection of a peer.
final class LoopbackLine {
  private let connection: Int32
  private let peer: LoopbackPeer
  private var buffer: [UInt8] = []

  init(_ connection: Int32, peer: LoopbackPeer) {
    self.connection = connection
    self.peer = peer
  }

  func say(_ text: String) {
    let bytes = Array(text.utf8)
    _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// The next bytes up to and with `end`; nil at the connection's end.
  func read(through end: String) -> String? {
    let wanted = Array(end.utf8)
    while true {
      if let found = buffer.firstRange(of: wanted) {
        defer { buffer.removeFirst(found.upperBound) }
        return String(decoding: buffer[..<found.upperBound], as: UTF8.self)
      }
      guard fill() else { return nil }
    }
  }

  /// The next HTTP request, its body included.
  func request() -> String? {
    guard let head = read(through: "\r\n\r\n") else { return nil }
    let length = head.lowercased().split(separator: "\r\n")
      .first { $0.hasPrefix("content-length:") }?.split(separator: ":").last
      .flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    while buffer.count < length ?? 0 { guard fill() else { return nil } }
    let body = String(decoding: buffer.prefix(length ?? 0), as: UTF8.self)
    buffer.removeFirst(length ?? 0)
    peer.note(head + body)
    return head + body
  }

  /// Waits until the other side goes away.
  func waitForEnd() { while fill() {} }

  func note(_ text: String) { peer.note(text) }

  private func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece.prefix(count)
    return true
  }
}
