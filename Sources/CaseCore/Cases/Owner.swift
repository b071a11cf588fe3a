/// The post that owes something, and the person of it who is told first.
package struct Owner: Hashable, Sendable {
  package var post: PostID
  package var person: PersonID

  package init(post: PostID, person: PersonID) {
    self.post = post
    self.person = person
  }
}

/// Who did what an event records.
package enum Actor: Equatable, Sendable {
  case person(PersonID, as: PostID)
  /// The secretariat recorded what a party said (代录).
  case behalf(Behalf)
  /// Time alone.
  case time
  /// Whoever administers the daemon; in a case always as a person.
  case administrator(as: PersonID?)

  /// The person who acted, or who recorded the act.
  package var person: PersonID? {
    switch self {
    case .person(let person, _): person
    case .behalf(let behalf): behalf.recorder
    case .time: nil
    case .administrator(let person): person
    }
  }
}

/// An act recorded for a party: who recorded it, who said it, how and when.
package struct Behalf: Equatable, Sendable {
  package var recorder: PersonID
  package var post: PostID
  /// The role whose act it is.
  package var role: RoleName
  package var saidBy: String
  package var means: BehalfMeans
  /// When it was said, as recorded: an ISO 8601 date.
  package var saidOn: String
  /// For which organisation it was said, where several could have; nil for the first.
  package var organisation: OrganisationID?

  package init(
    recorder: PersonID, post: PostID, role: RoleName, saidBy: String, means: BehalfMeans,
    saidOn: String, organisation: OrganisationID? = nil
  ) {
    self.recorder = recorder
    self.post = post
    self.role = role
    self.saidBy = saidBy
    self.means = means
    self.saidOn = saidOn
    self.organisation = organisation
  }
}

/// How a party said what was recorded for it.
package enum BehalfMeans: String, Hashable, Sendable, CaseIterable {
  case telephone = "电话"
  case writing = "书面"
  case inPerson = "当面"
  case atMeeting = "会上"
}
