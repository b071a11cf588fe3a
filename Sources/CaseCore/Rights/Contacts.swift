extension CaseFile {
  /// Whether a viewer works the case, and so needs to reach people: whoever was assigned it, the
  /// posts that owe something in it, and whoever asked.
  package func isWorked(by viewer: Viewer) -> Bool {
    if assigned.values.contains(viewer.person) { return true }
    if requesters.contains(where: { viewer.organisations.contains($0.organisation) }) {
      return true
    }
    let owing = [owner].compactMap(\.self) + clocks.filter(\.isOwed).map(\.owner)
    return owing.contains { viewer.posts.contains($0.post) }
  }
}

extension FieldRule {
  /// Whether only the alliance's own bodies find a case by what stands here: what is masked for
  /// others must not be guessed by searching for it.
  package var isFoundInsideOnly: Bool {
    if case .contact = type { return true }
    return isInternal
  }
}

/// Asking to see contact data whole: an act with a reason, and an event.
package struct ContactRequest: Equatable, Sendable {
  package var caseID: CaseID
  package var reason: String
  package var caller: Caller

  package init(caseID: CaseID, reason: String, caller: Caller) {
    self.caseID = caseID
    self.reason = reason
    self.caller = caller
  }
}

extension Deliberation {
  /// Shown to the alliance's own bodies and, unless the requester is hidden, to the lead's people.
  mutating func showContacts(_ request: ContactRequest) throws(Rejection) {
    let (file, procedure) = try file(request.caseID)
    let posts = around.roster.postsHeld(by: request.caller.person, on: today).filter { id in
      guard let post = around.roster.post(id) else { return false }
      if post.kind.isOfAlliance { return true }
      return post.organisation == file.lead && !around.hidesRequester(file, at: at)
    }
    let actor = try actor(request.caller, posts, ActionName("contacts"))
    take(draft(file, procedure, by: actor), .contactsShown, note: request.reason)
  }
}
