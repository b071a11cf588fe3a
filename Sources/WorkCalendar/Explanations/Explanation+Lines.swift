extension Explanation {
  /// The explanation as clerks read it, a line a day.
  package func lines() -> [String] {
    []
  }
}
