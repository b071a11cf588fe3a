package import WorkCalendar

/// What a command comes to; both kinds are committed, both answer an idempotency key again.
package enum Outcome: Equatable, Sendable {
  /// Events of one or more cases of a family, in the order in which they happened.
  case done([CaseStep])
  /// Nothing happened; `record` is there when the refusal itself is kept.
  case refused(Rejection, record: [CaseStep])

  package var steps: [CaseStep] {
    switch self {
    case .done(let steps): steps
    case .refused(_, let record): record
    }
  }
}

/// One event, the case after it, and the notices it owes.
package struct CaseStep: Equatable, Sendable {
  package var event: CaseEvent
  package var after: CaseFile
  package var notices: [NoticeDraft]

  package init(event: CaseEvent, after: CaseFile, notices: [NoticeDraft]) {
    self.event = event
    self.after = after
    self.notices = notices
  }
}

/// Why a command was refused.
package indirect enum Rejection: Error, Equatable, Sendable {
  /// There is no such procedure, or it can't be opened by anybody.
  case unknownProcedure(ProcedureName)
  case unknownCase
  /// No action of this name is known in the case's present state.
  case notPossibleHere(ActionName, state: String)
  /// The caller holds no post that may do it.
  case notYours(ActionName)
  /// The post that the caller names is none of the roster's.
  case unknownPost(PostID)
  /// The caller holds several posts that may, and did not say which.
  case whichPost([PostID])
  /// A condition of the action does not hold.
  case conditionNotMet(message: String)
  /// The action has been done as often as it may be.
  case capReached(ActionName, Cap)
  /// The action came after its limit; an event records that.
  case tooLate(message: String)
  case staleVersion(current: Int)
  case invalidFields([FieldComplaint])
  /// Whom an opening names as asking, or as the contact, can't be that.
  case invalidParty(OpeningParty, message: String)
  /// The action wants a reason, or an account, in `note`.
  case noteMissing(message: String)
  /// What somebody says was said or told earlier than it can have been.
  case saidTooEarly(EarlierWord, earliest: CivilDate)
  /// Another action waits for its second person.
  case proposalPending(ActionName)
  /// The same person can't be both the first and the second.
  case samePerson
  /// A case of the family refused what this command orders of it.
  case relativeRefused(number: String, Rejection)
  /// What time was to do with one of the case's clocks was refused.
  case clockFailed(ClockKey, Rejection)
  /// The roster has nobody to whom this could fall.
  case nobodyThere(RoleName)
}

/// Somebody whom an opening names besides its form.
package enum OpeningParty: String, Equatable, Sendable {
  case requester
  case contact
}

/// A word that is recorded after it was said.
package enum EarlierWord: Equatable, Sendable {
  /// What a party said, recorded on its behalf.
  case behalf
  /// That somebody was told in person.
  case telling
}

/// What is wrong with one field of a form.
package struct FieldComplaint: Equatable, Sendable {
  package var field: FieldName
  package var message: String

  package init(field: FieldName, message: String) {
    self.field = field
    self.message = message
  }
}
