/// A request that is sent once, as it stands.
package struct HTTPRequest: Sendable {
  package var url: String
  /// In this order; a name or value with a line break is refused.
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  package var limits: TransferLimits

  package init(
    url: String, headers: [HTTPHeader], body: [UInt8], limits: TransferLimits = TransferLimits()
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
  }
}

/// A line of a header.
package struct HTTPHeader: Equatable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  var isOneLine: Bool {
    !name.isEmpty
      && !(name + value).unicodeScalars.contains { $0 == "\r" || $0 == "\n" || $0 == "\0" }
  }
}

/// How long a transfer may take, and how much of the answer is kept.
package struct TransferLimits: Equatable, Sendable {
  package var connectMilliseconds: Int
  /// From its start to its end, connecting included.
  package var totalMilliseconds: Int
  /// Bytes of the answer; what comes after them is not read.
  package var answerBytes: Int

  package init(
    connectMilliseconds: Int = 5_000, totalMilliseconds: Int = 15_000,
    answerBytes: Int = 16 * 1_024
  ) {
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.answerBytes = answerBytes
  }
}

/// What came back, whatever its status: a 302 is an answer as well, and is not followed.
package struct HTTPReply: Equatable, Sendable {
  package var status: Int
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  /// There was more of the body than the limit lets in.
  package var isCut: Bool
  /// The address that was talked to.
  package var address: String
  package var milliseconds: Int

  /// The first value of a header, whose name is read without regard to case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there is no answer.
package enum TransportError: Error, Equatable, Sendable {
  /// The rule for addresses lets nothing go there.
  case forbiddenAddress(String)
  /// The URL, a header or an option is not one that can be sent.
  case unsendable(String)
  case unresolved(String)
  /// Nobody listens, or no connection came about; nothing was sent.
  case unconnected(String)
  /// The other side's certificate is not trusted, or TLS failed otherwise; nothing was sent.
  case untrusted(String)
  /// Time ran out; `mayHaveArrived` if the request had begun to be sent.
  case timedOut(mayHaveArrived: Bool)
  /// The connection broke, or what came is not the protocol.
  case broken(String, mayHaveArrived: Bool)
  /// Whoever waited did not want it any more, or the transport was stopped.
  case cancelled(mayHaveArrived: Bool)
  /// More wait than the transport holds.
  case overloaded
}
