internal import CCurl

/// One request on its way, and what has come back of it; belongs to the thread of its loop.
final class Transfer {
  private var handle: EasyHandle
  private let mayConnect: AddressRule
  private let answerLimit: Int
  private let guards: UnsafeMutablePointer<wenzhen_curl_guards>
  private var message: [UInt8] = []
  private var isMail = false
  private var given = 0
  private var lines: [String] = []
  private var lineBytes = 0
  private var body: [UInt8] = []
  private var isCut = false
  private var forbidden: SocketAddress?

  /// Makes the handle ready; throws where something can't be sent as it stands.
  init(_ outgoing: Outgoing, mayConnect: @escaping AddressRule) throws(TransportError) {
    handle = try EasyHandle()
    self.mayConnect = mayConnect
    answerLimit = outgoing.limits.answerBytes
    guards = .allocate(capacity: 1)
    let itself = Unmanaged.passUnretained(self).toOpaque()
    guards.initialize(
      to: wenzhen_curl_guards(may_open: mayOpen, may_send: maySend, context: itself))
    try handle.check(wenzhen_curl_set_guards(handle.pointer, guards))
    try handle.check(wenzhen_curl_set_takers(handle.pointer, takeBody, takeLine, itself))
    try handle.setCommon(outgoing.limits)
    switch outgoing {
    case .http(let request): try handle.set(request)
    case .mail(let request):
      message = request.message
      isMail = true
      try handle.set(request)
      try handle.check(wenzhen_curl_set_giver(handle.pointer, giveMessage, itself))
    }
  }

  deinit { guards.deallocate() }

  var pointer: UnsafeMutableRawPointer { handle.pointer }

  /// Whether what was sent so far may have been understood.
  ///
  /// A mail only counts once libcurl has all of it: before its last dot no server takes it.
  var hasBegun: Bool {
    isMail ? given == message.count : handle.long(CURLINFO_REQUEST_SIZE) > 0
  }

  func ended(_ code: CURLcode) -> Ended {
    Ended(
      code: code.rawValue, status: handle.long(CURLINFO_RESPONSE_CODE), lines: lines, body: body,
      isCut: isCut, address: handle.string(CURLINFO_PRIMARY_IP),
      milliseconds: handle.size(CURLINFO_TOTAL_TIME_T) / 1_000, hasBegun: hasBegun,
      forbidden: forbidden, said: handle.said)
  }

  fileprivate func allows(_ address: SocketAddress?) -> Bool {
    guard let address, mayConnect(address) else {
      forbidden = address
      return false
    }
    return true
  }

  fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
    let room = answerLimit - body.count
    body += bytes.prefix(room)
    isCut = bytes.count > room
    return !isCut
  }

  fileprivate func take(line bytes: UnsafeRawBufferPointer) -> Bool {
    lineBytes += bytes.count
    guard lineBytes <= answerLimit else { return false }
    let end = bytes.lastIndex { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    let line = String(decoding: bytes[..<(end.map { $0 + 1 } ?? 0)], as: UTF8.self)
    // An interim answer's header is not the answer's.
    if line.hasPrefix("HTTP/") { lines = [] } else if !line.isEmpty { lines.append(line) }
    return true
  }

  fileprivate func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let piece = message[given..<min(given + room.count, message.count)]
    room.copyBytes(from: piece)
    given += piece.count
    return piece.count
  }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private let mayOpen: wenzhen_curl_may_open = { address, length, context in
  guard let address, let transfer = transfer(context) else { return 0 }
  return transfer.allows(SocketAddress(address, length: length)) ? 1 : 0
}

private let maySend: wenzhen_curl_may_send = { address, port, context in
  guard let address, let transfer = transfer(context) else { return 0 }
  return transfer.allows(SocketAddress(String(cString: address), port: Int(port))) ? 1 : 0
}

/// A count other than that of the bytes given tells libcurl to end the transfer.
private let refused = 0

private let takeBody: wenzhen_curl_take = { bytes, size, count, context in
  let all = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer(context)?.take(body: all) == true ? all.count : refused
}

private let takeLine: wenzhen_curl_take = { bytes, size, count, context in
  let all = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer(context)?.take(line: all) == true ? all.count : refused
}

private let giveMessage: wenzhen_curl_take = { bytes, size, count, context in
  guard let bytes, let transfer = transfer(context) else { return Int(CURL_READFUNC_ABORT) }
  return transfer.give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
}
