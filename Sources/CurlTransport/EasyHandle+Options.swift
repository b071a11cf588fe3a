internal import CCurl

/// The options of a transfer: none that the environment or the other side could change.
extension EasyHandle {
  func setCommon(_ limits: TransferLimits) throws(TransportError) {
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_PROXY, "")
    try set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
    try set(CURLOPT_TIMEOUT_MS, limits.totalMilliseconds)
    try set(CURLOPT_MAXLIFETIME_CONN, EasyHandle.longestConnectionSeconds)
  }

  /// How old a kept connection may be that is used again.
  private static let longestConnectionSeconds = 300

  mutating func set(_ request: HTTPRequest) throws(TransportError) {
    guard request.headers.allSatisfy(\.isOneLine) else {
      throw .unsendable("a header with a line break or without a name")
    }
    try set(CURLOPT_URL, request.url)
    try set(CURLOPT_PROTOCOLS_STR, "https,http")
    try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    try set(CURLOPT_POST, 1)
    try set(copyOf: request.body)
    // libcurl would wait for a server's leave to send larger bodies, and name a type of its own.
    let lines = request.headers.map { header in
      header.value.isEmpty ? header.name + ";" : "\(header.name): \(header.value)"
    }
    try set(CURLOPT_HTTPHEADER, lines + ["Expect:"])
  }

  mutating func set(_ request: MailRequest) throws(TransportError) {
    try request.check()
    try set(CURLOPT_URL, request.server + "/" + request.helloName)
    try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    try set(
      CURLOPT_USE_SSL, Int(request.needsTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_NONE.rawValue))
    if let file = request.authorities { try set(CURLOPT_CAINFO, file) }
    // Each mail has a connection of its own, whose replies are all there to be read.
    try set(CURLOPT_FRESH_CONNECT, 1)
    try set(CURLOPT_FORBID_REUSE, 1)
    try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, request.limits.totalMilliseconds / 2_000))
    if let login = request.login {
      try set(CURLOPT_USERNAME, login.user)
      try set(CURLOPT_PASSWORD, login.password)
    }
    try set(CURLOPT_MAIL_FROM, "<\(request.sender)>")
    try set(CURLOPT_MAIL_RCPT, ["<\(request.recipient)>"])
    try set(CURLOPT_UPLOAD, 1)
    try set(CURLOPT_INFILESIZE_LARGE, size: request.message.count)
  }
}
