extension CaseFile {
  /// The version of the fold by which snapshots are made; when it rises, all are folded again.
  package static let foldVersion = 1

  /// The case as the store keeps it, but for its id and version, which stand beside it:
  /// an event that changes nothing else leaves these bytes as they are.
  package var snapshot: [UInt8] {
    var writer = CanonicalWriter()
    writer.open()
    writer.field("public_id", publicID)
    writer.field("number", number)
    writer.field("procedure", procedure)
    writer.field("parent", parent)
    writer.field("state", state)
    writer.field("came_from", cameFrom)
    writer.field("opened_at", openedAt)
    writer.field("state_since", stateSince)
    writer.field("ended_at", endedAt)
    writer.field("owner", owner)
    writer.field("requesters", requesters)
    writer.field("lead", lead)
    writer.entries("assigned", assigned) { $0.storedText < $1.storedText }
    writer.entries("fields", fields, by: <)
    writer.field("clocks", clocks)
    writer.field("ended", ended)
    writer.field("proposal", proposal)
    writer.field("round", round)
    writer.field("level", level)
    writer.field("uses", uses)
    writer.field("slips", slips)
    writer.entries("asked", asked, by: <)
    writer.field("merged_into", mergedInto)
    writer.field("quarantine", quarantine)
    writer.field("stopped", stopped.isEmpty ? nil : stopped)
    writer.field("looked_by", lookedBy)
    writer.field("wanted", wanted.isEmpty ? nil : wanted)
    writer.close()
    return writer.bytes
  }

  /// The case that `snapshot` was made of.
  package init(snapshot: [UInt8], id: CaseID, version: Int) throws(CanonicalFault) {
    var reader = CanonicalReader(snapshot)
    try reader.open()
    self.init(
      id: id, publicID: try reader.field("public_id"), number: try reader.field("number"),
      procedure: try reader.field("procedure"), parent: try reader.optional("parent"),
      version: version, state: try reader.field("state"),
      cameFrom: try reader.optional("came_from"), openedAt: try reader.field("opened_at"),
      stateSince: try reader.field("state_since"), endedAt: try reader.optional("ended_at"),
      owner: try reader.optional("owner"), requesters: try reader.field("requesters"),
      lead: try reader.optional("lead"), assigned: try reader.entries("assigned"),
      fields: try reader.entries("fields"), clocks: try reader.field("clocks"),
      ended: try reader.field("ended"), proposal: try reader.optional("proposal"),
      round: try reader.field("round"), level: try reader.field("level"),
      uses: try reader.field("uses"), slips: try reader.field("slips"),
      asked: try reader.entries("asked"), mergedInto: try reader.optional("merged_into"),
      quarantine: try reader.optional("quarantine"),
      stopped: try reader.optional("stopped") ?? [], lookedBy: try reader.field("looked_by"),
      wanted: try reader.optional("wanted") ?? [])
    try reader.close()
    guard reader.isAtEnd else { throw reader.fault(.trailingBytes) }
  }
}
