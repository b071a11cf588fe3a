package import WorkCalendar

/// One field of a case's record.
package struct FieldRule: Equatable, Sendable {
  package var name: FieldName
  package var label: String
  package var type: FieldType
  /// Not shown to the requester (内部).
  package var isInternal: Bool
  /// The states in which it is a draft (未定稿), and shown to the requester no more than what is
  /// internal.
  package var draftIn: [StateName]

  package init(
    name: FieldName, label: String, type: FieldType, isInternal: Bool, draftIn: [StateName] = []
  ) {
    self.name = name
    self.label = label
    self.type = type
    self.isInternal = isInternal
    self.draftIn = draftIn
  }

  /// Whether the requester doesn't see it in a state.
  package func isKeptInside(in state: StateName) -> Bool { isInternal || draftIn.contains(state) }
}

/// What a field holds.
package enum FieldType: Equatable, Sendable {
  /// One line of free text, at most so many characters.
  case line(max: Int)
  /// Free text of several lines, at most so many characters.
  case text(max: Int)
  /// Contact data: free text that is masked and can be erased.
  case contact(max: Int)
  case choice([String])
  case flag
  case integer(min: Int, max: Int)
  case date
  case organisation(OrganisationKind?)
  case organisations(OrganisationKind?, max: Int)
  /// A person, of those who hold a post of this kind; of all organisations, or of a party's own.
  case person(PostKind?, of: Party? = nil)
  /// A case of this procedure; naming it links the two.
  case link(ProcedureName)
  case links(ProcedureName, max: Int)

  /// Whether the value is free text, kept beside the event and hashed as a commitment.
  package var isFreeText: Bool {
    switch self {
    case .line, .text, .contact: true
    case .choice, .flag, .integer, .date, .organisation, .organisations, .person, .link, .links:
      false
    }
  }
}

/// The kinds of organisations in a roster.
package enum OrganisationKind: String, Hashable, Sendable, CaseIterable {
  case member
  case department
  case office

  /// The Chinese word for organisations of the kind.
  package var label: String {
    switch self {
    case .member: "成员单位"
    case .department: "职能部门"
    case .office: "联合体内设机构"
    }
  }
}

/// A field as a form asks for it.
package struct FormField: Equatable, Sendable {
  package var field: FieldName
  package var isRequired: Bool
  /// Only these of a choice's options, when not empty.
  package var only: [String]
  /// Asked for only when this holds for the values entered so far.
  package var requiredWhen: Condition?
  /// Between which dates a date may lie.
  package var dateBounds: DateBounds?
  /// Which cases a link may name; any open one when nil.
  package var candidates: CandidateRule?
  /// Organisations that may not be chosen.
  package var otherThan: [BarredOrganisation]

  package init(
    field: FieldName, isRequired: Bool, only: [String] = [], requiredWhen: Condition? = nil,
    dateBounds: DateBounds? = nil, candidates: CandidateRule? = nil,
    otherThan: [BarredOrganisation] = []
  ) {
    self.field = field
    self.isRequired = isRequired
    self.only = only
    self.requiredWhen = requiredWhen
    self.dateBounds = dateBounds
    self.candidates = candidates
    self.otherThan = otherThan
  }
}

/// An organisation that a form does not let anybody choose.
///
/// In a file: `lead`, `requester`, `lead-department`, `open assistance`.
package enum BarredOrganisation: Equatable, Sendable {
  case party(Party)
  /// Whichever another field of the case or of the same form names.
  case field(FieldName)
  /// Whichever has an open child of this procedure.
  case openChild(ProcedureName)
}

/// Which cases of a link's procedure may be named.
package struct CandidateRule: Equatable, Sendable {
  /// Final ones only if they are named here; empty when every open state will do.
  package var states: [StateName]
  /// The candidate's date in this field lies at most `within` ahead.
  package var dateField: FieldName?
  package var within: Limit?
  /// Only candidates whose field of this name names the present case.
  package var linkedBy: FieldName?

  package init(
    states: [StateName], dateField: FieldName? = nil, within: Limit? = nil,
    linkedBy: FieldName? = nil
  ) {
    self.states = states
    self.dateField = dateField
    self.within = within
    self.linkedBy = linkedBy
  }
}
