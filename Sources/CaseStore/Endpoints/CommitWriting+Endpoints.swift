internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Endpoints: rows, and an event each in the office's stream; the log has no events.
extension CommitWriting {
  mutating func write(_ change: EndpointChange, by actor: Actor) throws {
    switch change {
    case .added(let endpoint, let origin):
      try run(
        EndpointSQL.insert.rawValue,
        [
          "id": endpoint.id.text, "organisation": endpoint.organisation.text,
          "url": endpoint.url,
          "types": StoredList.column(endpoint.filter.types.map(\.word)),
          "organisations": StoredList.column(endpoint.filter.organisations.map(\.text)),
          "isOrdered": endpoint.isOrdered, "format": endpoint.format.storedText,
          "at": batch.at.milliseconds,
          "secret": Data(endpoint.secrets.current.bytes),
          "publicKey": endpoint.secrets.publicKey,
        ])
      try run(
        EndpointSQL.insertLane.rawValue,
        [
          "organisation": endpoint.organisation.text,
          "never": Instant.distantFuture.milliseconds, "isOrdered": endpoint.isOrdered,
          "endpoint": db.lastInsertedRowID,
        ])
      endpointLanes = [:]
      try record(
        .endpointAdded(endpoint.id, endpoint.organisation, origin: origin), by: actor)
    case .rotated(let id, let keys):
      let until = batch.at.advanced(byMilliseconds: EndpointSecrets.overlap)
      try run(
        EndpointSQL.rotate.rawValue,
        [
          "until": until.milliseconds, "secret": Data(keys.sealed.bytes),
          "publicKey": keys.publicKey, "id": id.text,
        ])
      if db.changesCount == 1 { try record(.endpointRotated(id), by: actor) }
    case .keyAdded(let id, let keys, let former):
      try run(
        EndpointSQL.addKey.rawValue,
        [
          "secret": Data(keys.sealed.bytes), "publicKey": keys.publicKey, "id": id.text,
          "former": Data(former.bytes),
        ])
      // Whoever was told of a public key must not find another one, or none, signing.
      guard db.changesCount == 1 else {
        throw StoreError.conflict("endpoint \(id) has other keys by now")
      }
      try record(.endpointKeyAdded(id), by: actor)
    case .reformatted(let id, let format):
      try run(EndpointSQL.reformat.rawValue, ["format": format.storedText, "id": id.text])
      if db.changesCount == 1 { try record(.endpointReformatted(id, format), by: actor) }
    case .disabled(let id, let reason, let drafts):
      try run(
        EndpointSQL.disable.rawValue,
        [
          "at": batch.at.milliseconds, "reason": reason, "hasFailed": actor == .time,
          "id": id.text,
        ])
      guard db.changesCount == 1 else { return }
      try record(.endpointDisabled(id, reason: reason), by: actor)
      try hold(id, until: Instant.distantFuture.milliseconds)
      try tell(drafts)
    case .enabled(let id):
      try run(EndpointSQL.enable.rawValue, ["id": id.text])
      guard db.changesCount == 1 else { return }
      try record(.endpointEnabled(id), by: actor)
      try hold(id, until: 0)
    }
  }

  /// Adds to the log, and lets go what is older than the newest that are kept.
  func write(_ entry: DeliveryEntry) throws {
    let statement = try db.cachedStatement(sql: EndpointSQL.number.rawValue)
    guard let number = try Int64.fetchOne(statement, arguments: ["id": entry.endpoint.text])
    else { throw StoreError.conflict("endpoint \(entry.endpoint) is not there") }
    let answer: (status: Int?, head: String, fault: String?) =
      switch entry.result {
      case .answered(let status, let head): (status, head, nil)
      case .unanswered(let why): (nil, "", why)
      }
    try run(
      EndpointSQL.insertDelivery.rawValue,
      [
        "endpoint": number, "message": entry.message, "attempt": entry.attempt,
        "at": entry.at.milliseconds, "request": entry.request, "status": answer.status,
        "head": answer.head, "fault": answer.fault, "address": entry.address,
        "milliseconds": entry.milliseconds,
      ])
    try run(
      EndpointSQL.forgetDeliveries.rawValue, ["endpoint": number, "kept": DeliveryEntry.kept])
  }
}
