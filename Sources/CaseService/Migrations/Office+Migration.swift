package import CaseCore
package import CaseStore
internal import WorkCalendar

/// Open cases that go over to a newer version of their procedure: what that would do, and doing it.
extension Office {
  /// What an order to migrate comes to.
  package enum MigrationOutcome: Sendable {
    case refused(MigrationFault)
    /// What it would do; nothing is changed.
    case previewed(MigrationPreview)
    /// It began under its number; so many cases are still to go.
    case began(Migration, behind: Int)
    case notKept(Reply)
  }

  /// Why no migration begins.
  package enum MigrationFault: Sendable {
    case unknownProcedure
    /// The versions that there are.
    case unknownVersion([Int])
    /// A state that an order names is none of the version's, or of no older one.
    case unknownStates([String])
    case underWay(Int)
    /// These can't go over.
    case stuck([String])
  }

  /// Says where each open case would go; nothing is changed.
  package func preview(_ order: MigrationOrder) async throws(StoreError) -> MigrationOutcome {
    if let fault = fault(of: order) { return .refused(fault) }
    return .previewed(try await look(order))
  }

  /// Lets open cases go over; `isPartial`, those that can, while the others stay.
  package func migrate(
    _ order: MigrationOrder, isPartial: Bool
  ) async throws(StoreError) -> MigrationOutcome {
    if let fault = fault(of: order) { return .refused(fault) }
    if let other = try await store.migrationUnderWay(), other.order.procedure == order.procedure {
      return .refused(.underWay(other.order.number))
    }
    if !isPartial {
      let preview = try await look(order)
      guard preview.left == 0 else { return .refused(.stuck(preview.refusals)) }
    }
    let begun = AnsweredNumber()
    let reply = await executor.submit(
      Submission(.migration(.begin(order)), render: begun.render))
    guard case .answered = reply, let number = begun.number else { return .notKept(reply) }
    await keeper.migrate()
    guard let migration = try await store.migration(number) else { return .notKept(.failed) }
    return .began(
      migration, behind: try await store.cases(behind: order.reference) - migration.left)
  }

  private func fault(of order: MigrationOrder) -> MigrationFault? {
    let versions = rules.shelf.all.filter { $0.name == order.procedure }
    guard !versions.isEmpty else { return .unknownProcedure }
    guard let new = rules.shelf[order.reference] else {
      return .unknownVersion(versions.map(\.version).sorted())
    }
    let former = versions.filter { $0.version < new.version }
    let unknown =
      order.states.keys.filter { name in !former.contains { $0.state(name) != nil } }
      + (Array(order.states.values) + Array(order.cases.values)).filter { new.state($0) == nil }
    return unknown.isEmpty ? nil : .unknownStates(Set(unknown.map(\.text)).sorted())
  }

  private func look(_ order: MigrationOrder) async throws(StoreError) -> MigrationPreview {
    let rules = rules
    var preview = MigrationPreview(order.reference)
    guard let procedure = rules.shelf[order.reference] else { return preview }
    let plan = MigrationPlan(order, procedure)
    try await lookAhead(under: rules) { last throws(StoreError) in
      try await store.cases(
        behind: order.reference, after: last, limit: MigrationSweep.casesAtOnce)
    } _: {
      .migrate($0, plan)
    } _: {
      preview.look(at: $0, $1, rules.shelf)
    }
    return preview
  }
}
