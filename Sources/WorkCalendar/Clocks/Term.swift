/// What a clock runs towards.
package enum Term: Hashable, Sendable {
  /// A limit from the clock's start; it goes forwards.
  case limit(Limit)
  /// A promised date: due at its close, rolled like `n d`, and moved by the civil days held.
  case date(CivilDate)
}
