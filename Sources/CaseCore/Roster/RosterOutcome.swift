/// What a command to the roster comes to.
package enum RosterOutcome: Equatable, Sendable {
  case done([RosterEvent])
  case refused(RosterRejection)
}

/// What a batch of commands comes to: all of it, or nothing and every complaint.
package enum RosterImportOutcome: Equatable, Sendable {
  case done([RosterEvent])
  case refused([RosterImportComplaint])
}

/// Why a batch was refused, and by which of its commands.
package struct RosterImportComplaint: Equatable, Sendable {
  /// The command's place in the batch; nil for what is wrong with the roster as a whole.
  package var command: Int?
  package var rejection: RosterRejection

  package init(command: Int?, rejection: RosterRejection) {
    self.command = command
    self.rejection = rejection
  }
}

/// Why a command to the roster was refused, in words for whoever gave it.
package struct RosterRejection: Error, Equatable, Sendable {
  package var fault: RosterFault
  /// The field of the command that is to blame, as a JSON pointer: `/person`.
  package var pointer: String
  package var message: String

  package init(_ fault: RosterFault, _ pointer: String, _ message: String) {
    self.fault = fault
    self.pointer = pointer
    self.message = message
  }
}

/// The kinds of faults for which a command to the roster is refused.
package enum RosterFault: String, Hashable, Sendable, CaseIterable {
  /// It names something that the roster does not have.
  case unknown
  /// The id is taken.
  case taken
  /// A text or id has not the form it must have.
  case malformed
  /// It names a person or an organisation that is closed.
  case closed
  /// The days given are out of order, or lie in the past.
  case dates
  /// The person has this post, or deputises in it, on some of these days already.
  case overlap
  /// Deputies would act for each other in a circle.
  case loop
  /// A standing post would have nobody on some coming day.
  case vacancy
  /// A post of the alliance belongs to one of its own offices.
  case misplaced
}
