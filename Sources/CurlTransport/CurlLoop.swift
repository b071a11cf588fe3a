internal import CCurl
internal import Foundation
internal import Synchronization

/// The thread that owns a multi handle, and the box in which others leave their orders for it.
final class CurlLoop: Sendable {
  /// The longest wait without a look into the box; `curl_multi_wakeup` ends it sooner.
  private static let longestWaitMilliseconds = 1_000

  private let name: String
  private let inFlight: Int
  private let mayConnect: AddressRule
  private let box = Mutex(Box())

  private struct Box {
    var orders: [CurlOrder] = []
    /// Orders that were taken and have not ended, and those of them that nobody waits for.
    var open: Set<UInt64> = []
    var cancelled: Set<UInt64> = []
    var stopAt: ContinuousClock.Instant?
    var stoppers: [CheckedContinuation<Void, Never>] = []
    /// Whether the thread was begun: who never sends anything has none, and no libcurl either.
    var hasBegun = false
    var hasEnded = false
    /// The multi handle's address, while it may be woken.
    var multi: UInt?
    /// Whether the thread waits at its sockets, or is about to, and nobody has woken it yet.
    var isWaiting = false

    /// A thread that is at work looks into the box before it waits: waking it is left out.
    mutating func wake() {
      guard isWaiting, let multi else { return }
      isWaiting = false
      curl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: multi))
    }

    /// Whether nothing new lies in the box, so that the thread may wait.
    mutating func mayWait(knowing stop: ContinuousClock.Instant?) -> Bool {
      isWaiting = orders.isEmpty && cancelled.isEmpty && stopAt == stop
      return isWaiting
    }
  }

  init(name: String, inFlight: Int, mayConnect: @escaping AddressRule) {
    self.name = name
    self.inFlight = inFlight
    self.mayConnect = mayConnect
  }

  private func start() {
    let thread = Thread { self.run() }
    thread.name = name
    thread.start()
  }

  func take(_ order: CurlOrder) {
    let isUnwanted = Task.isCancelled
    var isFirst = false
    let refusal: TransportError? = box.withLock { box in
      let isClosed = box.stopAt != nil || box.hasEnded
      guard !isUnwanted, !isClosed else { return .cancelled(mayHaveArrived: false) }
      guard box.open.count < CurlTransport.longestQueue else { return .overloaded }
      box.open.insert(order.id)
      box.orders.append(order)
      isFirst = !box.hasBegun
      box.hasBegun = true
      box.wake()
      return nil
    }
    if isFirst { start() }
    if let refusal { return order.reply.resume(returning: .failure(refusal)) }
    // A cancellation that came just before the order found nothing to cancel.
    if Task.isCancelled { cancel(order.id) }
  }

  func cancel(_ id: UInt64) {
    box.withLock { box in
      guard box.open.contains(id) else { return }
      box.cancelled.insert(id)
      box.wake()
    }
  }

  func stop(withinMilliseconds grace: Int, then stopper: CheckedContinuation<Void, Never>) {
    let hasEnded = box.withLock { box in
      if !box.hasBegun { box.hasEnded = true }
      if box.hasEnded { return true }
      let at = ContinuousClock.now.advanced(by: .milliseconds(grace))
      box.stopAt = min(box.stopAt ?? at, at)
      box.stoppers.append(stopper)
      box.wake()
      return false
    }
    if hasEnded { stopper.resume() }
  }

  private func run() {
    guard var multi = CurlMulti(inFlight: inFlight) else { return end() }
    box.withLock { $0.multi = UInt(bitPattern: multi.pointer) }
    while serve(&multi) {}
    // Nobody may wake a handle that is gone.
    box.withLock { $0.multi = nil }
    _ = consume multi
    end()
  }

  /// One look into the box and at the sockets; false when it is time to end.
  private func serve(_ multi: inout CurlMulti) -> Bool {
    let (orders, cancelled, stopAt) = box.withLock { box in
      defer { box.orders = [] }
      return (box.orders, box.cancelled, box.stopAt)
    }
    for order in orders { multi.queue(order) }
    multi.cancel(cancelled)
    repeat {
      multi.fill(mayConnect)
      multi.perform()
    } while multi.hasRoom
    forget(multi.takeEnded())
    guard let stopAt else {
      wait(multi, atMost: CurlLoop.longestWaitMilliseconds, knowing: nil)
      return true
    }
    let left = stopAt - ContinuousClock.now
    guard !multi.isEmpty, left > .zero else {
      multi.cancelAll()
      forget(multi.takeEnded())
      return false
    }
    wait(
      multi, atMost: min(left.milliseconds + 1, CurlLoop.longestWaitMilliseconds), knowing: stopAt)
    return true
  }

  private func wait(
    _ multi: borrowing CurlMulti, atMost milliseconds: Int, knowing stop: ContinuousClock.Instant?
  ) {
    guard box.withLock({ $0.mayWait(knowing: stop) }) else { return }
    multi.wait(milliseconds: milliseconds)
    box.withLock { $0.isWaiting = false }
  }

  private func forget(_ ended: [UInt64]) {
    guard !ended.isEmpty else { return }
    box.withLock { box in
      box.open.subtract(ended)
      box.cancelled.subtract(ended)
    }
  }

  private func end() {
    let (orders, stoppers) = box.withLock { box in
      box.hasEnded = true
      defer { (box.orders, box.stoppers) = ([], []) }
      return (box.orders, box.stoppers)
    }
    for order in orders {
      order.reply.resume(returning: .failure(.cancelled(mayHaveArrived: false)))
    }
    for stopper in stoppers { stopper.resume() }
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
