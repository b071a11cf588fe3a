package import CaseCore

/// A version of a procedure, as its file's text; compiled anew at each start.
package struct ProcedureVersion: Equatable, Sendable {
  package var reference: ProcedureReference
  package var text: String

  package init(reference: ProcedureReference, text: String) {
    self.reference = reference
    self.text = text
  }
}

/// An edition of the calendar, as its files' text.
package struct CalendarVersion: Equatable, Sendable {
  package var version: Int
  package var text: String

  package init(version: Int, text: String) {
    self.version = version
    self.text = text
  }
}
