package import CaseCore

/// Where a procedure file says what: the place of each subject that a finding can name.
package struct SourceMap: Sendable {
  /// Where the file begins.
  package let procedure: SourcePlace
  private var places: [Subject: SourcePlace] = [:]

  init(procedure: SourcePlace) {
    self.procedure = procedure
  }

  /// Where the subject stands; the file's beginning for what has no place of its own.
  package func place(of subject: Subject) -> SourcePlace { places[subject] ?? procedure }

  mutating func note(_ subject: Subject, _ place: SourcePlace) { places[subject] = place }
}
