internal import CCurl

/// A libcurl handle for one transfer; freed with it.
struct EasyHandle: ~Copyable {
  let pointer: UnsafeMutableRawPointer
  private var list: UnsafeMutablePointer<curl_slist>?
  /// Where libcurl writes what went wrong; it has to live as long as the handle.
  private let buffer: UnsafeMutablePointer<CChar>

  init() throws(TransportError) {
    guard let easy = curl_easy_init() else { throw .unsendable("libcurl gave no handle") }
    pointer = easy
    buffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    buffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    _ = wenzhen_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, buffer)
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(list)
    buffer.deallocate()
  }

  /// What went wrong, in libcurl's words for this very transfer; empty where it has none.
  var said: String { String(cString: buffer) }

  func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
    try check(wenzhen_curl_set_long(pointer, option, value))
  }

  func set(_ option: CURLoption, size value: Int) throws(TransportError) {
    try check(wenzhen_curl_set_size(pointer, option, curl_off_t(value)))
  }

  func set(_ option: CURLoption, _ value: String) throws(TransportError) {
    guard !value.utf8.contains(0) else { throw .unsendable("a NUL in \(value)") }
    try check(wenzhen_curl_set_string(pointer, option, value))
  }

  /// Gives libcurl a copy of bytes, whatever they are.
  func set(copyOf bytes: [UInt8]) throws(TransportError) {
    try set(CURLOPT_POSTFIELDSIZE_LARGE, size: bytes.count)
    // An empty array may have no address, which libcurl would take for no body at all.
    var bytes = bytes.isEmpty ? [0] : bytes
    try check(wenzhen_curl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, &bytes))
  }

  mutating func set(_ option: CURLoption, _ lines: [String]) throws(TransportError) {
    for line in lines {
      guard let longer = curl_slist_append(list, line) else {
        throw .unsendable("no memory for a header")
      }
      list = longer
    }
    try check(wenzhen_curl_set_list(pointer, option, list))
  }

  func long(_ info: CURLINFO) -> Int {
    var value = 0
    return wenzhen_curl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
  }

  func size(_ info: CURLINFO) -> Int {
    var value: curl_off_t = 0
    return wenzhen_curl_get_size(pointer, info, &value) == CURLE_OK ? Int(value) : 0
  }

  func string(_ info: CURLINFO) -> String {
    var value: UnsafePointer<CChar>?
    guard wenzhen_curl_get_string(pointer, info, &value) == CURLE_OK, let value else { return "" }
    return String(cString: value)
  }

  func check(_ result: CURLcode) throws(TransportError) {
    guard result != CURLE_OK else { return }
    throw .unsendable(String(cString: curl_easy_strerror(result)))
  }
}
