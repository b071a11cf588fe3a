internal import CaseCore

/// Mentions of names, given as a whole value or as a word of a phrase.
extension ProcedureText {
  func role(_ value: YAMLValue) -> RoleName? {
    value.identifier().map { role($0, value) }
  }

  func role(_ name: String, _ value: YAMLValue) -> RoleName {
    mention(.role, name, value)
    return RoleName(name)
  }

  func state(_ value: YAMLValue) -> StateName? {
    value.identifier().map { state($0, value) }
  }

  func state(_ name: String, _ value: YAMLValue) -> StateName {
    mention(.state, name, value)
    return StateName(name)
  }

  func clock(_ value: YAMLValue) -> ClockName? {
    value.identifier().map { clock($0, value) }
  }

  func clock(_ name: String, _ value: YAMLValue) -> ClockName {
    mention(.clock, name, value)
    return ClockName(name)
  }

  func ladder(_ value: YAMLValue) -> LadderName? {
    guard let name = value.identifier() else { return nil }
    mention(.ladder, name, value)
    return LadderName(name)
  }

  func action(_ value: YAMLValue) -> ActionName? {
    value.identifier().map { action($0, value) }
  }

  func action(_ name: String, _ value: YAMLValue) -> ActionName {
    mention(.action, name, value)
    return ActionName(name)
  }

  /// A field of this procedure of the type that is wanted here.
  func field(_ value: YAMLValue, _ wanted: FieldWant = .any) -> FieldName? {
    value.identifier().flatMap { field($0, value, wanted) }
  }

  func field(_ name: String, _ value: YAMLValue, _ wanted: FieldWant = .any) -> FieldName? {
    mention(.field, name, value)
    guard let rule = fields[FieldName(name)] else { return nil }
    guard wanted.admits(rule.type) else {
      value.complain("`\(name)` is not \(wanted.rawValue)")
      return nil
    }
    return rule.name
  }

  /// The procedure whose cases a field names.
  func procedure(linkedBy field: FieldName) -> ProcedureName? {
    switch fields[field]?.type {
    case .link(let procedure), .links(let procedure, _): procedure
    case .line, .text, .contact, .choice, .flag, .integer, .date, .organisation, .organisations,
      .person, nil:
      nil
    }
  }

  /// `request.clinic`: the cases of another procedure whose field names this one.
  func link(_ text: String, _ value: YAMLValue) -> LinkReference? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      return value.refuse("a procedure and its field, such as request.clinic")
    }
    let procedure = ProcedureName(parts[0])
    mention(.field, parts[1], of: .procedure(procedure), value)
    return LinkReference(procedure: procedure, field: FieldName(parts[1]))
  }
}

/// Which types of fields will do where a field is named.
enum FieldWant: String {
  case any = "a field"
  case date = "a date"
  case choice = "a choice"
  case organisation = "an organisation"
  case organisations = "one or several organisations"
  case person = "a person"
  case link = "a case"
  case line = "a line"

  func admits(_ type: FieldType) -> Bool {
    switch (self, type) {
    case (.any, _), (.date, .date), (.choice, .choice), (.organisation, .organisation),
      (.organisations, .organisation), (.organisations, .organisations), (.person, .person),
      (.link, .link), (.link, .links), (.line, .line):
      true
    case (.date, _), (.choice, _), (.organisation, _), (.organisations, _), (.person, _),
      (.link, _), (.line, _):
      false
    }
  }
}
