/// What a digest tells of; each kind has its own rhythm, windows and words.
package enum DigestKind: String, Hashable, Sendable, CaseIterable {
  /// To whoever owes something, on every working day: what, until when, and what became of it.
  case daily
}
