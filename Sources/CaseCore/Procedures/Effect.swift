package import WorkCalendar

/// What an action does besides changing the state; the whole vocabulary.
package enum Effect: Equatable, Sendable {
  case set(FieldName, String)
  case clear([FieldName])
  /// The field takes the value that the source has, if it has one.
  case copy(FieldName, from: FieldSource)
  /// The organisation in the field becomes the lead; without a field nobody is.
  case lead(FieldName?)
  case assign(PostKind, AssignSource)
  /// The clock ends and its next serial starts.
  case fresh([ClockName])
  /// As `fresh`, for the clock's renewal.
  case renew([ClockName])
  case meet([ClockName])
  /// The clock is due at the date in the field; its generation rises.
  case move(ClockName, to: FieldName)
  /// The time for which the clock was last held is counted after all.
  case countHeld(ClockName)
  /// At least this much is left of the clock from now.
  case leave(ClockName, Limit)
  /// A new round begins: counters of the round start anew, slips start a new series.
  case nextRound
  case raiseLevel
  case resetLevel
  case open(OpenRule)
  case order(OrderRule)
  /// The case ends as part of the one that the field names; its requesters join that one's.
  case merge(into: FieldName)
  /// What `merge` did is undone.
  case unmerge
  /// The acting requester's name leaves the case, which goes on for the others.
  case detachRequester
}

/// Where a copied value comes from.
package enum FieldSource: Equatable, Sendable {
  case own(FieldName)
  /// A field of the one relative that a link or the parent reference names.
  case relative(RelativeField)
}

/// Who is assigned to a kind of post for this case.
package enum AssignSource: Equatable, Sendable {
  case actor
  case person(FieldName)
  case nobody
}

/// Further cases that an action opens.
package struct OpenRule: Equatable, Sendable {
  package var procedure: ProcedureName
  package var asChild: Bool
  package var forEach: OpenFor
  package var requester: OpenRequester
  package var fields: [OpenField]
  /// The action that ends an open child addressed to an organisation that becomes the lead itself.
  package var ifSameLead: ActionName?

  package init(
    procedure: ProcedureName, asChild: Bool, forEach: OpenFor, requester: OpenRequester,
    fields: [OpenField], ifSameLead: ActionName? = nil
  ) {
    self.procedure = procedure
    self.asChild = asChild
    self.forEach = forEach
    self.requester = requester
    self.fields = fields
    self.ifSameLead = ifSameLead
  }
}

/// For which organisations a case each is opened; that organisation becomes the new case's lead.
package enum OpenFor: Equatable, Sendable {
  /// One case, without a lead.
  case once
  case organisations(FieldName)
  case everyMember
  /// Each organisation that this field of the linking cases names, once.
  case linkingField(LinkReference, FieldName)
  /// Each requester of the linking cases, once.
  case linkingRequesters(LinkReference)
}

/// On whose request a further case is opened.
package enum OpenRequester: String, Equatable, Sendable, CaseIterable {
  case requester
  case lead
  /// The organisation whose person acted; of a timed action, the case's requester.
  case actor
}

/// One field of a further case, taken from this one or given.
package struct OpenField: Equatable, Sendable {
  package var field: FieldName
  package var value: OpenValue

  package init(field: FieldName, value: OpenValue) {
    self.field = field
    self.value = value
  }
}

/// Where a further case's field comes from.
package enum OpenValue: Equatable, Sendable {
  case field(FieldName)
  case text(String)
  case choice(String)
  /// The opening case itself, for a link.
  case this
}

/// An action ordered on relatives, in the same transaction.
package struct OrderRule: Equatable, Sendable {
  package var to: Relation
  package var action: ActionName
  /// Not to those that this field names.
  package var except: FieldName?
  /// The order's fields, from this case's.
  package var fields: [OpenField]

  package init(
    to: Relation, action: ActionName, except: FieldName? = nil, fields: [OpenField] = []
  ) {
    self.to = to
    self.action = action
    self.except = except
    self.fields = fields
  }
}

/// How two cases of a family stand to each other.
///
/// An order reaches those whose state has its action.
package enum Relation: Equatable, Sendable {
  case parent
  case children(ProcedureName)
  case linked(FieldName)
  case linking(LinkReference)
}
