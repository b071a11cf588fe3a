import TestKit

/// Why what the check does not object to can't make a case be forgotten.
enum HarmlessMutants {
  /// By kind and place, where the explorer saw something all the same.
  static let arguments: [Breaking: [String: String]] = [:]
  /// By kind, where it saw nothing.
  static let reasons: [Breaking: String] = [:]
}
