internal import CaseCore
internal import CaseService
internal import CaseStore
private import Logging
internal import WireFormat

/// What the links of offered forms may name.
extension CaseWire {
  /// The cases that the offered forms' links may name.
  func candidates(
    for offers: [Offer], in file: CaseFile
  ) async throws -> [FieldName: [CaseFile]] {
    guard let procedure = around.procedures[file.procedure] else { return [:] }
    var found: [FieldName: [CaseFile]] = [:]
    for field in offers.flatMap(\.fields) {
      guard let query = field.candidates, found[field.field] == nil else { continue }
      let states =
        query.states.isEmpty
        ? around.procedures.inForce(query.procedure)?.states.filter { !$0.isFinal }.map(\.name)
          ?? []
        : query.states
      let (cases, unreadable) = try await call.office.store.candidates(
        query.procedure, in: states, viewer: call.viewer, limit: CaseStore.largestPage)
      // The audit names them too; whoever fills in a form is not stopped by them.
      for id in unreadable {
        call.office.logger.critical(
          "a case can't be read, and no form offers it", metadata: ["case": "\(id)"])
      }
      let rule = procedure.actions.flatMap(\.form).first { $0.field == field.field }
      guard let rule, let type = procedure.field(field.field) else { continue }
      let allowed = LinkCandidates(rule, type, file: file, around: around, at: at)
      found[field.field] = cases.filter { allowed.admits($0) }
    }
    return found
  }

  /// The offers that can be taken: every link that they require has a case to name.
  func takeable(_ offers: [Offer], _ candidates: [FieldName: [CaseFile]]) -> [Offer] {
    offers.filter { emptyLink(of: $0, candidates) == nil }
  }

  /// The required link of an offered form for which there is no case to name.
  func emptyLink(of offer: Offer, _ candidates: [FieldName: [CaseFile]]) -> FieldOffer? {
    offer.fields.first { field in
      field.isRequired && field.candidates != nil && candidates[field.field, default: []].isEmpty
    }
  }

  /// Why nobody can fill in the form of an action: there is no case for it to name.
  func nothingToName(by action: ActionName, in file: CaseFile) async throws -> Problem? {
    let offers = offers(in: file).filter { $0.action == action }
    let candidates = try await candidates(for: offers, in: file)
    let empty = offers.compactMap { emptyLink(of: $0, candidates) }.first
    return empty.map { Problem(.guardNotMet, "没有可选的「\($0.label)」") }
  }
}
