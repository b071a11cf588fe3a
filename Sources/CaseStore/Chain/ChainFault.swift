/// What is wrong with the chain of events.
package enum ChainFault: Equatable, Sendable {
  /// Numbers are missing before this event.
  case gap(before: Int64)
  /// The hash stored with this event isn't that of its record and its predecessor.
  case unlike(Int64)
  /// The record can't be read as an event.
  case unreadable(Int64)
  /// A column beside the record says something else than the record.
  case column(Int64, String)
  /// A text isn't what its event committed to, or a text is there that none committed to.
  case text(Int64, ordinal: Int)
  /// A text that its event committed to is gone, and no erasure on record took it.
  case textGone(Int64, ordinal: Int)
  /// The head that was noted elsewhere stands nowhere in the chain.
  case headUnknown(String)
}
