/// The kinds of names that one procedure file declares and mentions.
enum NameKind: String, Hashable, CaseIterable {
  case field
  case role
  case state
  case clock
  case ladder
  case action
}
