package import CaseCore

/// Procedures that were read together, and where their files say what.
package struct ProcedureBook: Sendable {
  /// In the order of the files' names.
  package let procedures: [Procedure]
  private let sources: [ProcedureName: SourceMap]

  init(_ procedures: [Procedure], _ sources: [ProcedureName: SourceMap]) {
    self.procedures = procedures
    self.sources = sources
  }

  /// Where the files say what of a procedure; nil for one that was not read.
  package func source(of procedure: ProcedureName) -> SourceMap? { sources[procedure] }

  /// Where the files speak of what a finding is about; nil for a procedure that was not read.
  package func place(of finding: Finding) -> SourcePlace? {
    sources[finding.procedure]?.place(of: finding.subject)
  }
}
