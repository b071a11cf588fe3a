internal import CaseCore

/// Names that must be there already.
extension YAMLValue {
  /// The procedure of that name; nil after it has complained.
  func procedure(among all: [Procedure]) -> Procedure? {
    guard let name = identifier() else { return nil }
    guard let found = all.first(where: { $0.name.text == name }) else {
      complain("there is no procedure `\(name)`")
      return nil
    }
    return found
  }

  /// Says that nothing goes by a name, and which was meant perhaps.
  func complainOfUnknown(_ kind: String, _ name: String, among names: [String]) {
    complain("there is no \(kind) `\(name)`\(nearestHint(to: name, among: names))")
  }
}
