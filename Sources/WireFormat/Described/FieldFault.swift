/// One thing wrong with one place of a body.
package struct FieldFault: Equatable, Sendable {
  /// A JSON pointer to the place; for query parameters, `/name`.
  package var pointer: String
  /// What a clerk is told.
  package var message: String

  package init(pointer: String, message: String) {
    self.pointer = pointer
    self.message = message
  }
}
