/// Parties that were closed: whoever took them over stands in their place from then on.
extension Draft {
  /// Lets successors take the parts of closed organisations, and tells whoever asked.
  ///
  /// Nobody leads what it asked for itself: where the successor would, the case is left without a
  /// lead and falls to the director, as it does where nobody succeeds.
  mutating func passPartiesOn() throws(Rejection) {
    var requesters = file.requesters
    for place in requesters.indices {
      requesters[place].organisation = around.roster.successor(of: requesters[place].organisation)
    }
    var lead = file.lead.map { around.roster.successor(of: $0) }
    guard requesters != file.requesters || lead != file.lead else { return }
    let before = file
    if requesters.contains(where: { $0.organisation == lead }) { lead = nil }
    if requesters != file.requesters { note(.requesters(requesters)) }
    if lead != file.lead { note(.lead(lead)) }
    let fact = NoticeFact(label: "单位承接", value: succession(since: before))
    for role in procedure.roles where role.isBound(to: .requester) {
      tell(try recipients(role.name), EngineTemplate.succeeded, .echo, and: [fact])
    }
  }

  /// Who took over from whom, in words.
  private func succession(since before: CaseFile) -> String {
    var parties = zip(before.requesters, file.requesters)
      .map { ($0.organisation, Optional($1.organisation)) }
    if let lead = before.lead { parties.append((lead, file.lead)) }
    var seen: Set<OrganisationID> = []
    return parties.filter { $0 != $1 && seen.insert($0).inserted }
      .map { "\(name($0))由\($1.map(name) ?? "秘书长(待改派)")承接" }.joined(separator: "；")
  }

  private func name(_ organisation: OrganisationID) -> String {
    around.roster.organisation(organisation)?.name ?? organisation.text
  }
}
