internal import CCurl

/// The transfers under way and those that wait for a place; belongs to its loop's thread.
struct CurlMulti: ~Copyable {
  let pointer: UnsafeMutableRawPointer
  private let inFlight: Int
  private var waiting: [CurlOrder] = []
  private var under: [UnsafeMutableRawPointer: (order: CurlOrder, transfer: Transfer)] = [:]
  /// The orders that have ended since they were last asked for.
  private var ended: [UInt64] = []

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init?(inFlight: Int) {
    guard CurlMulti.isReady, let multi = curl_multi_init() else { return nil }
    pointer = multi
    self.inFlight = inFlight
    wenzhen_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, inFlight)
  }

  deinit { curl_multi_cleanup(pointer) }

  var isEmpty: Bool { waiting.isEmpty && under.isEmpty }

  /// Whether something waits that could begin.
  var hasRoom: Bool { !waiting.isEmpty && under.count < inFlight }

  mutating func queue(_ order: CurlOrder) { waiting.append(order) }

  /// Begins what waits, as far as there is room: what waits inside libcurl would lose its time.
  mutating func fill(_ mayConnect: @escaping AddressRule) {
    let room = min(max(0, inFlight - under.count), waiting.count)
    for order in waiting.prefix(room) { begin(order, mayConnect) }
    waiting.removeFirst(room)
  }

  private mutating func begin(_ order: CurlOrder, _ mayConnect: @escaping AddressRule) {
    do throws(TransportError) {
      let transfer = try Transfer(order.outgoing, mayConnect: mayConnect)
      guard curl_multi_add_handle(pointer, transfer.pointer) == CURLM_OK else {
        throw .unsendable("libcurl did not take it")
      }
      under[transfer.pointer] = (order, transfer)
    } catch {
      end(order, .failure(error))
    }
  }

  /// Ends orders that nobody waits for any more.
  mutating func cancel(_ ids: Set<UInt64>) {
    guard !ids.isEmpty else { return }
    for order in waiting where ids.contains(order.id) {
      end(order, .failure(.cancelled(mayHaveArrived: false)))
    }
    waiting.removeAll { ids.contains($0.id) }
    for (easy, entry) in under where ids.contains(entry.order.id) { cancel(easy) }
  }

  mutating func cancelAll() {
    for order in waiting { end(order, .failure(.cancelled(mayHaveArrived: false))) }
    waiting = []
    for easy in under.keys { cancel(easy) }
  }

  private mutating func cancel(_ easy: UnsafeMutableRawPointer) {
    guard let (order, transfer) = under.removeValue(forKey: easy) else { return }
    let mayHaveArrived = transfer.hasBegun
    curl_multi_remove_handle(pointer, easy)
    end(order, .failure(.cancelled(mayHaveArrived: mayHaveArrived)))
  }

  /// Lets libcurl work, and hands on what has ended.
  mutating func perform() {
    var running: Int32 = 0
    curl_multi_perform(pointer, &running)
    var left: Int32 = 0
    while let message = curl_multi_info_read(pointer, &left) {
      guard let easy = wenzhen_curl_message_easy(message),
        let (order, transfer) = under.removeValue(forKey: easy)
      else { continue }
      let result = transfer.ended(wenzhen_curl_message_result(message))
      curl_multi_remove_handle(pointer, easy)
      end(order, .success(result))
    }
  }

  func wait(milliseconds: Int) {
    curl_multi_poll(pointer, nil, 0, Int32(milliseconds), nil)
  }

  private mutating func end(_ order: CurlOrder, _ result: Result<Ended, TransportError>) {
    ended.append(order.id)
    order.reply.resume(returning: result)
  }

  mutating func takeEnded() -> [UInt64] {
    defer { ended = [] }
    return ended
  }
}
