@testable import CaseService
import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// How many of each lane's notices are on their way at once, and of all together.
@Suite struct PlacesTests {
  private static func lane(
    _ id: Int64, isFailing: Bool = false, isOrdered: Bool = false
  ) -> CourierLane {
    let start = Instant(milliseconds: 1_790_000_000_000)
    let endpoint = Endpoint(
      id: EndpointID("ep_\(id)"), organisation: "lab", url: "https://lab.example/",
      filter: EndpointFilter(), isOrdered: isOrdered, createdAt: start,
      secrets: EndpointSecrets(current: SealedSecret(bytes: [1])))
    return CourierLane(
      id: id, way: .endpoint(endpoint), failingSince: isFailing ? start : nil)
  }

  private static func mail(_ id: Int64, isFailing: Bool = false) -> CourierLane {
    CourierLane(
      id: id, way: .mail, failingSince: isFailing ? Instant(milliseconds: 1_790_000_000_000) : nil)
  }

  /// A lane takes all it may have; returned is how many that are.
  private static func fill(_ places: inout Places, _ lane: CourierLane) -> Int {
    var count = 0
    while places.free(in: lane) > 0 {
      places.take(in: lane)
      count += 1
    }
    return count
  }

  @Test func `a lane begins with one place, and has four once something arrived`() {
    var places = Places(webhooksAtOnce: 64, mailsAtOnce: 0)
    let lane = PlacesTests.lane(1)
    #expect(PlacesTests.fill(&places, lane) == 1)
    places.release(in: lane, hasArrived: true)
    #expect(PlacesTests.fill(&places, lane) == Places.ofLane)
  }

  @Test func `a lane with an order has one place, whatever arrived`() {
    var places = Places(webhooksAtOnce: 64, mailsAtOnce: 0)
    let lane = PlacesTests.lane(1, isOrdered: true)
    places.take(in: lane)
    places.release(in: lane, hasArrived: true)
    #expect(PlacesTests.fill(&places, lane) == 1)
  }

  @Test func `lanes that fail have no more than half of all places together`() {
    var places = Places(webhooksAtOnce: 64, mailsAtOnce: 0)
    let taken = (1...500).map { PlacesTests.fill(&places, PlacesTests.lane($0, isFailing: true)) }
    #expect(taken.reduce(0, +) == 32)
    #expect(PlacesTests.fill(&places, PlacesTests.lane(501)) == 1)
  }

  @Test func `once half of all places are taken, no lane takes a second one`() {
    var places = Places(webhooksAtOnce: 8, mailsAtOnce: 0)
    let lane = PlacesTests.lane(9)
    places.take(in: lane)
    places.release(in: lane, hasArrived: true)
    for id in Int64(1)...4 { places.take(in: PlacesTests.lane(id)) }
    #expect(PlacesTests.fill(&places, lane) == 1)
  }

  @Test func `no more are on their way than there are places`() {
    var places = Places(webhooksAtOnce: 3, mailsAtOnce: 0)
    let taken = (1...9).map { PlacesTests.fill(&places, PlacesTests.lane($0)) }
    #expect(taken.reduce(0, +) == 3)
  }

  @Test func `those that fail come after the others, and whoever waited longest first`() {
    var places = Places(webhooksAtOnce: 8, mailsAtOnce: 0)
    let failing = (1...3).map { PlacesTests.lane($0, isFailing: true) }
    for lane in failing.prefix(2) {
      places.take(in: lane)
      places.release(in: lane, hasArrived: false)
    }
    let lanes = failing + [PlacesTests.lane(4)]
    #expect(places.inTurn(lanes).map(\.id) == [4, 3, 1, 2])
  }

  @Test func `one mail tries a server that failed, whatever its lane`() {
    var places = Places(webhooksAtOnce: 2, mailsAtOnce: 5)
    let taken = (1...3).map { PlacesTests.fill(&places, PlacesTests.mail($0, isFailing: true)) }
    #expect(taken == [1, 0, 0])
  }

  @Test func `mails share the server's places and take none of the webhooks'`() {
    var places = Places(webhooksAtOnce: 2, mailsAtOnce: 5)
    let taken = (1...3).map { PlacesTests.fill(&places, PlacesTests.mail($0)) }
    #expect(taken == [4, 1, 0])
    #expect(!places.hasForMail)
    #expect(places.free(in: PlacesTests.lane(4)) == 1)
  }
}
