@testable import CurlTransport
import Foundation
import Testing

/// However a transfer ends, whoever waits is told once, and told whether it may have arrived.
@Suite struct EndingTests {
  @Test func `nobody listening is no connection`() async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    peer.stop()
    let transport = HTTPTests.transport()
    #expect(await transport.failure(of: HTTPTests.request(peer.port))?.kind == "unconnected")
    await transport.stop(withinMilliseconds: 0)
  }

  @Test func `a request that is never answered may have arrived`() async throws {
    let peer = try LoopbackPeer { line in
      _ = line.request()
      line.waitForEnd()
    }
    let transport = HTTPTests.transport()
    let request = HTTPTests.request(peer.port, limits: TransferLimits(totalMilliseconds: 150))
    await #expect(throws: TransportError.timedOut(mayHaveArrived: true)) {
      try await transport.send(request)
    }
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a connection that breaks before the answer may have brought the request`()
    async throws
  {
    let peer = try LoopbackPeer { line in _ = line.request() }
    let transport = HTTPTests.transport()
    #expect(await transport.failure(of: HTTPTests.request(peer.port))?.kind == "broken, true")
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `who is cancelled is told at once`() async throws {
    let (arrivals, arrived) = AsyncStream<Void>.makeStream()
    let peer = try LoopbackPeer { line in
      _ = line.request()
      arrived.yield()
      line.waitForEnd()
    }
    let transport = HTTPTests.transport()
    let port = peer.port
    let task = Task { await transport.failure(of: HTTPTests.request(port)) }
    for await _ in arrivals { break }
    task.cancel()
    #expect(await task.value == .cancelled(mayHaveArrived: true))
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `who was cancelled before sends nothing`() async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let transport = HTTPTests.transport()
    let port = peer.port
    let task = Task { () async -> TransportError? in
      withUnsafeCurrentTask { $0?.cancel() }
      return await transport.failure(of: HTTPTests.request(port))
    }
    #expect(await task.value == .cancelled(mayHaveArrived: false))
    #expect(peer.received.isEmpty)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a stop ends what is under way and what waits, and takes no more`() async throws {
    let (arrivals, arrived) = AsyncStream<Void>.makeStream()
    let peer = try LoopbackPeer { line in
      _ = line.request()
      arrived.yield()
      line.waitForEnd()
    }
    let transport = HTTPTests.transport(inFlight: 1)
    let port = peer.port
    let errors = await withTaskGroup(of: TransportError?.self) { group in
      for _ in 0..<3 {
        group.addTask { await transport.failure(of: HTTPTests.request(port)) }
      }
      for await _ in arrivals { break }
      await transport.stop(withinMilliseconds: 0)
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(errors.count { $0 == .cancelled(mayHaveArrived: true) } == 1)
    #expect(errors.count { $0 == .cancelled(mayHaveArrived: false) } == 2)
    await #expect(throws: TransportError.cancelled(mayHaveArrived: false)) {
      try await transport.send(HTTPTests.request(port))
    }
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }
}
