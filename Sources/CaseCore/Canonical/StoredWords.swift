// The words by which the store knows the values of our enums. A word once written stays for ever.

extension NoticeEnd: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .delivered: "delivered"
    case .toldInPerson: "told-in-person"
    case .handedOver: "handed-over"
    case .waived: "waived"
    }
  }
}

extension NoticePurpose: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .echo: "echo"
    case .tell: "tell"
    case .reminder: "reminder"
    case .slip: "slip"
    case .escalation: "escalation"
    }
  }
}

extension ClockPhase: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .running: "running"
    case .held: "held"
    case .awaitingReach: "awaiting-reach"
    case .met: "met"
    case .expired: "expired"
    case .void: "void"
    }
  }
}

extension ProposalEnd: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .confirmed: "confirmed"
    case .declined: "declined"
    case .takenBack: "taken-back"
    case .lapsed: "lapsed"
    }
  }
}

extension BehalfMeans: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .telephone: "telephone"
    case .writing: "writing"
    case .inPerson: "in-person"
    case .atMeeting: "at-meeting"
    }
  }
}

extension PostKind: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .liaison: "liaison"
    case .handler: "handler"
    case .head: "head"
    case .officer: "officer"
    case .director: "director"
    case .actingDirector: "acting-director"
    case .councilMember: "council-member"
    case .councilChair: "council-chair"
    case .auditor: "auditor"
    }
  }
}

extension SlipColour: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .blue: "blue"
    case .yellow: "yellow"
    case .red: "red"
    }
  }
}

extension OrganisationKind: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .member: "member"
    case .department: "department"
    case .office: "office"
    }
  }
}

extension MessageFormat: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .standard: "standard"
    case .cloudEventsStructured: "ce-structured"
    case .cloudEventsBinary: "ce-binary"
    }
  }
}
