/// The days that the law itself makes rest, for years whose circular has not come yet.
package struct StatutoryDays: Hashable, Sendable {
  /// The name of each day, such as 春节.
  package let names: [CivilDate: String]

  /// The table of days and their names; empty, provisional days know weekends only.
  package init(_ names: [CivilDate: String] = [:]) {
    self.names = names
  }
}
