internal import CaseCore

/// A name that belongs to another file than the one that mentions it.
struct ForeignMention {
  let owner: ForeignOwner
  /// What is named in the other file; nil when only the file itself is.
  let kind: NameKind?
  let name: String
  let value: YAMLValue
}

/// Whose name is mentioned.
enum ForeignOwner: Equatable {
  case procedure(ProcedureName)
  /// Every procedure that opens cases of this one as its children.
  case parents
}
