internal import CCurl

/// What a transfer's end means in either protocol.
extension Ended {
  func reply() throws(TransportError) -> HTTPReply {
    // Cut by us, it is an answer all the same.
    guard result == CURLE_OK || isCut else { throw error }
    return HTTPReply(
      status: status, headers: lines.compactMap(HTTPHeader.init(line:)), body: body, isCut: isCut,
      address: address, milliseconds: milliseconds)
  }

  func mailReply() throws(TransportError) -> MailReply {
    // A refusal ends the transfer with an error, and the server's words are what counts.
    let isRefusal =
      [CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_LOGIN_DENIED]
      .contains(result) && status >= 400
    guard result == CURLE_OK || isRefusal else { throw error }
    return MailReply(code: status, lines: lines, milliseconds: milliseconds)
  }

  private var result: CURLcode { CURLcode(code) }

  /// What libcurl says of it: of a certificate, what is wrong with it.
  private var words: String {
    said.isEmpty ? String(cString: curl_easy_strerror(result)) : said
  }

  private var error: TransportError {
    if let forbidden, [CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK].contains(result) {
      return .forbiddenAddress("\(forbidden.host)")
    }
    switch result {
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT:
      return .unsendable(words)
    case CURLE_COULDNT_RESOLVE_HOST: return .unresolved(words)
    case CURLE_COULDNT_CONNECT: return .unconnected(words)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED, CURLE_SSL_ISSUER_ERROR:
      return .untrusted(words)
    case CURLE_OPERATION_TIMEDOUT: return .timedOut(mayHaveArrived: hasBegun)
    default: return .broken(words, mayHaveArrived: hasBegun)
    }
  }
}

extension HTTPHeader {
  /// Reads a line `name: value`.
  init?(line: String) {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...]
    self.init(
      String(line[..<colon]), value.trimmingPrefix { $0 == " " || $0 == "\t" }.description)
  }
}
