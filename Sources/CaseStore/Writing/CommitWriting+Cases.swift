internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// The rows of the cases a commit stepped, each written once, as the last step left it.
extension CommitWriting {
  /// Makes a new case's row at once: duties and notices refer to it. (Deferring the references
  /// instead would make SQLite walk the referring tables at each new case.)
  mutating func insert(_ file: CaseFile) throws {
    let isConfidential = try self.isConfidential(file.id, isNew: true)
    let row = CaseRow.lasting(file) + CaseRow.columns(file, isConfidential: isConfidential)
    try run(CaseSQL.insert.rawValue, row)
    try run(CaseSQL.list.rawValue, row)
    inserted[file.id] = file
  }

  func settle(_ id: CaseID) throws {
    guard let after = current[id], let stored = before[id] else { return }
    if let row = stored ?? inserted[id], stored != nil || row != after {
      let isConfidential = try self.isConfidential(id, isNew: stored == nil)
      try update(row, to: after, isConfidential: isConfidential)
    }
    if let stored, stored.procedure != after.procedure {
      try run(
        CaseSQL.updateProcedure.rawValue,
        ["id": id.value, "version": after.procedure.version])
    }
    let parties = (old: stored?.parties ?? [], new: after.parties)
    try writeParties(parties.old, parties.new, before: stored, after: after)
    try writeCharges(before: stored, after: after)
    try writeLinks(before: stored, after: after)
    try writeSearch(before: stored, after: after, haveSameParties: parties.old == parties.new)
    try keepPromise(of: after, before: stored)
  }

  private func update(
    _ stored: CaseFile, to after: CaseFile, isConfidential: Bool
  ) throws {
    var unchanged = stored
    unchanged.version = after.version
    if unchanged == after {
      try run(
        CaseSQL.updateVersion.rawValue,
        [
          "id": after.id.value, "version": after.version, "confidential": isConfidential,
          "before": stored.version,
        ])
    } else {
      let isInPlace = CaseRow.Place(stored) == CaseRow.Place(after)
      try run(
        (isInPlace ? CaseSQL.updateInPlace : CaseSQL.update).rawValue,
        CaseRow.columns(after, isConfidential: isConfidential)
          + ["before": stored.version])
    }
    guard db.changesCount == 1 else {
      throw StoreError.conflict("case \(after.id) is not at version \(stored.version)")
    }
  }

  /// A case whose procedure nobody asked is confidential: the mistake that harms nobody.
  private func isConfidential(_ id: CaseID, isNew: Bool) throws -> Bool {
    if let facets = facets[id] { return facets.isConfidential }
    guard !isNew else { return true }
    let statement = try db.cachedStatement(sql: CaseSQL.confidential.rawValue)
    return try Bool.fetchOne(statement, arguments: ["id": id.value]) ?? true
  }

  private func writeParties(
    _ old: Set<CaseParty>, _ new: Set<CaseParty>, before: CaseFile?, after: CaseFile
  ) throws {
    func row(_ party: CaseParty) -> NamedValues {
      [
        "party": party.storedText, "id": after.id.value,
        "redAt": after.redAt.milliseconds, "yellowAt": after.yellowAt.milliseconds,
      ]
    }
    try replace(old, by: new, .deleteParty, .insertParty, row)
    if before?.redAt != after.redAt || before?.yellowAt != after.yellowAt {
      for party in new.intersection(old) { try run(CaseSQL.updateParty.rawValue, row(party)) }
    }
  }

  private func writeCharges(before: CaseFile?, after: CaseFile) throws {
    if before?.assigned == after.assigned { return }
    try replace(before?.charges ?? [], by: after.charges, .deleteCharge, .insertCharge) {
      ["id": after.id.value, "charge": $0.storedText]
    }
  }

  private func writeLinks(before: CaseFile?, after: CaseFile) throws {
    let old = before.map(CaseRow.targets) ?? []
    try replace(old, by: CaseRow.targets(after), .deleteLink, .insertLink) {
      ["target": $0.value, "id": after.id.value]
    }
  }

  /// Writes of what stands beside a case only what is no longer there, and what is new.
  private func replace<Beside: Hashable>(
    _ old: Set<Beside>, by new: Set<Beside>, _ delete: CaseSQL, _ insert: CaseSQL,
    _ row: (Beside) -> NamedValues
  ) throws {
    if old == new { return }
    for one in old.subtracting(new) { try run(delete.rawValue, row(one)) }
    for one in new.subtracting(old) { try run(insert.rawValue, row(one)) }
  }

  private func writeSearch(
    before: CaseFile?, after: CaseFile, haveSameParties: Bool
  ) throws {
    // Another version of the procedure may keep other fields inside.
    let isAsBefore = haveSameParties && before?.procedure == after.procedure
    if let before, isAsBefore, before.fields == after.fields { return }
    let row = SearchRow(of: after, facets[after.id])
    if let before, isAsBefore, SearchRow(of: before, facets[after.id]) == row { return }
    try run(
      (before == nil ? CaseSQL.insertSearch : CaseSQL.updateSearch).rawValue,
      [
        "id": after.id.value, "open": SearchText.cut(row.open),
        "internal": SearchText.cut(row.internal), "party": SearchText.pieces(of: row.parties),
      ])
  }
}
