/// Something asked of a case, by a person or by time.
package enum Command: Equatable, Sendable {
  case open(Opening)
  /// A case is opened because a rule says that its time has come.
  case plan(PlannedOpening)
  /// A case that was under way before is taken over.
  case adopt(Adoption)
  case act(ActionCall)
  /// Time has passed: the one thing that is due first is done.
  case tick(CaseID)
  /// The duty to tell somebody ended.
  case noticeEnded(CaseID, NoticeID, NoticeEnd)
  /// What time, or the roster, was to do with the case failed too often and stops (quarantine).
  case quarantine(CaseID, Failing, reason: String)
  /// The roster changed: successors take the parts of closed parties, and owners that no longer
  /// hold are found anew.
  case ownersChanged(CaseID)
  /// Another calendar came into force: what is due is computed anew.
  case calendarChanged(CaseID)
  /// The case goes over to a newer version of its procedure.
  case migrate(CaseID, MigrationPlan)
  /// Somebody says what became of a notice.
  case settleNotice(NoticeSettlement)
  /// Somebody asks to see contact data whole.
  case showContacts(ContactRequest)
}

/// What of a case's work failed, where nobody asked for it.
package enum Failing: Hashable, Sendable {
  /// What time was to do with one of its clocks.
  case clock(ClockKey)
  /// Whatever time has to do first: the failure did not say with which clock.
  case whateverIsDue
  /// Finding its owners; no clock stops for that.
  case owners
  /// Moving its dates to those of another calendar; likewise.
  case calendar
}

/// A new case, as somebody files it.
package struct Opening: Equatable, Sendable {
  package var procedure: ProcedureName
  package var requester: OrganisationID
  package var contact: PersonID?
  package var fields: [FieldName: FieldValue]
  package var caller: Caller

  package init(
    procedure: ProcedureName, requester: OrganisationID, contact: PersonID?,
    fields: [FieldName: FieldValue], caller: Caller
  ) {
    self.procedure = procedure
    self.requester = requester
    self.contact = contact
    self.fields = fields
    self.caller = caller
  }
}

/// An action on a case, as somebody calls it.
package struct ActionCall: Equatable, Sendable {
  package var caseID: CaseID
  package var action: ActionName
  package var fields: [FieldName: FieldValue]
  package var note: String?
  /// The version that the caller saw; another one is stale.
  package var version: Int?
  package var caller: Caller

  package init(
    caseID: CaseID, action: ActionName, fields: [FieldName: FieldValue], note: String?,
    version: Int?, caller: Caller
  ) {
    self.caseID = caseID
    self.action = action
    self.fields = fields
    self.note = note
    self.version = version
    self.caller = caller
  }
}

/// Who calls, from which post, and for whom.
package struct Caller: Equatable, Sendable {
  package var person: PersonID
  /// Which of the caller's posts acts; needed when more than one may.
  package var post: PostID?
  /// Set when the caller records what a party said.
  package var behalf: BehalfClaim?
  /// The caller is the daemon's administrator, acting as this person.
  package var isAdministrator: Bool

  package init(
    person: PersonID, post: PostID? = nil, behalf: BehalfClaim? = nil,
    isAdministrator: Bool = false
  ) {
    self.person = person
    self.post = post
    self.behalf = behalf
    self.isAdministrator = isAdministrator
  }
}

/// Whose words are recorded, how they were said and when.
package struct BehalfClaim: Equatable, Sendable {
  package var saidBy: String
  package var means: BehalfMeans
  /// An ISO 8601 date, with the time where that is known.
  package var saidOn: String
  /// For which organisation it was said, where several could have; nil for the first.
  package var organisation: OrganisationID?

  package init(
    saidBy: String, means: BehalfMeans, saidOn: String, organisation: OrganisationID? = nil
  ) {
    self.saidBy = saidBy
    self.means = means
    self.saidOn = saidOn
    self.organisation = organisation
  }
}
