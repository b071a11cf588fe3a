/// The supervision ledger (督办表) as its file describes it: whose cases, and which columns.
package struct LedgerPlan: Equatable, Sendable {
  package var procedure: ProcedureName
  /// In the order of the file, which is that of the ledger.
  package var columns: [LedgerColumn]

  package init(procedure: ProcedureName, columns: [LedgerColumn]) {
    self.procedure = procedure
    self.columns = columns
  }

  package func column(_ id: String) -> LedgerColumn? { columns.first { $0.id == id } }
}

/// One column: its heading, and where a case says what stands in it.
package struct LedgerColumn: Equatable, Sendable {
  package var id: String
  package var label: String
  /// Belongs to the ledger that nobody asked anything special of.
  package var isUsual: Bool
  /// The first that has something to say fills the cell.
  package var sources: [LedgerSource]

  package init(id: String, label: String, isUsual: Bool, sources: [LedgerSource]) {
    self.id = id
    self.label = label
    self.isUsual = isUsual
    self.sources = sources
  }

  /// Whether the case's events have to be read for it.
  package var needsEvents: Bool {
    sources.contains {
      if case .date = $0 { true } else { $0 == .fact(.slips) }
    }
  }
}

/// Where a cell of the ledger comes from.
package enum LedgerSource: Equatable, Sendable {
  case fact(LedgerFact)
  case field(FieldName)
  /// The label of a flag, where it is set.
  case mark(FieldName)
  /// The person assigned, with the telephone masked.
  case person(PostKind)
  /// The organisations that children of this procedure are with.
  case children(ProcedureName)
  /// The day of the last of these actions, unless one of the others came after it.
  case date(of: [ActionName], unless: [ActionName])
  /// Until when the first of these clocks runs, or ran, that the case has or had.
  case due([ClockName])
  /// How often these actions were done.
  case times([ActionName])
}

/// What every case says of itself, whatever its procedure.
package enum LedgerFact: String, Equatable, Sendable, CaseIterable {
  case row
  case number
  case requesters
  case lead
  case opened
  case ended
  case state
  case light
  case level
  case round
  case isEnded = "is-ended"
  /// The supervision slips that it got: which, when, to whom, and what became of each.
  case slips
}
