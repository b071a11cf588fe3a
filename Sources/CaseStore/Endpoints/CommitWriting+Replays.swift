internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// What goes out again: never a change of how the duty to tell ended.
extension CommitWriting {
  mutating func write(_ order: ReplayOrder, by actor: Actor) throws {
    let statement = try db.cachedStatement(sql: EndpointSQL.laneOf.rawValue)
    guard let lane = try Int64.fetchOne(statement, arguments: ["id": order.endpoint.text]) else {
      throw StoreError.conflict("endpoint \(order.endpoint) is not there")
    }
    let values: NamedValues = [
      "lane": lane, "first": order.numbers.lowerBound, "last": order.numbers.upperBound,
      "at": batch.at.milliseconds,
    ]
    try run(ReplaySQL.order.rawValue, values)
    var count = db.changesCount
    try run(ReplaySQL.hasten.rawValue, values)
    count += db.changesCount
    guard count > 0 else { return }
    try run(ReplaySQL.release.rawValue, ["lane": lane])
    lanes.insert(lane)
    try record(.endpointReplayed(order.endpoint, notices: count), by: actor)
  }

  mutating func write(_ update: ReplayUpdate) throws {
    let id = update.notice.text
    let statement = try db.cachedStatement(sql: NoticeSQL.laneOf.rawValue)
    guard let lane = try Int64.fetchOne(statement, arguments: ["id": id]) else {
      throw StoreError.conflict("notice \(update.notice) is not there")
    }
    lanes.insert(lane)
    var rendered: (head: String?, body: Data)?
    switch update.step {
    case .rendered(let bytes, let head): rendered = (head, Data(bytes))
    case .again(let next):
      try run(ReplaySQL.again.rawValue, ["next": next.milliseconds, "id": id])
    case .over: try run(ReplaySQL.over.rawValue, ["id": id])
    }
    try run(
      ReplaySQL.attempted.rawValue,
      [
        "attempts": update.attempts, "head": rendered?.head, "body": rendered?.body, "id": id,
      ])
    try write(update.lane, of: lane)
  }
}
