package import CaseCore
package import CaseStore

/// A version of a procedure that comes by itself.
extension Office {
  /// What it comes to.
  package enum ProcedureAdded: Sendable {
    /// It can't be read, a case could be forgotten in it, or it is not newer.
    case refused(RulesFault)
    /// It is in force, or would be, in place of what was before; nil for a new procedure.
    case fit(Procedure, instead: Procedure?)
    case notKept(Reply)
  }

  /// Says what a version would change; nothing is.
  package func check(
    _ arriving: ArrivingProcedure
  ) async throws(StoreError) -> ProcedureAdded {
    switch try await readAnew(bringingIn: .procedure(arriving)) {
    case .failure(let fault): return .refused(fault)
    case .success(let fresh): return fit(arriving, fresh, since: rules)
    }
  }

  /// Puts a version in force for new cases.
  package func add(
    _ arriving: ArrivingProcedure, by actor: Actor
  ) async throws(StoreError) -> ProcedureAdded {
    let before = rules
    switch try await readAnew(bringingIn: .procedure(arriving)) {
    case .failure(let fault): return .refused(fault)
    case .success(let fresh):
      switch try await putInForce(fresh, by: actor) {
      case .refused(let fault): return .refused(fault)
      case .notKept(let reply): return .notKept(reply)
      case .inForce: return fit(arriving, fresh, since: before)
      }
    }
  }

  private func fit(
    _ arriving: ArrivingProcedure, _ fresh: Rules, since before: Rules
  ) -> ProcedureAdded {
    guard let reference = fresh.versions.first(where: { $0.text == arriving.text })?.reference,
      let procedure = fresh.shelf[reference]
    else { return .notKept(.failed) }
    let former = before.shelf.all.filter { $0.name == reference.name }
      .filter { $0.version < reference.version }.max { $0.version < $1.version }
    return .fit(procedure, instead: former)
  }
}
