/// When something is due: the last instant at which it is still on time.
package struct Due: Hashable, Sendable {
  package let instant: Instant
  /// The civil day of `instant`.
  package let date: CivilDate
  /// 暂定: a day that no circular has settled yet was counted on the way.
  package let isProvisional: Bool

  /// The due at `instant`, on `date`.
  package init(instant: Instant, date: CivilDate, isProvisional: Bool) {
    self.instant = instant
    self.date = date
    self.isProvisional = isProvisional
  }
}
