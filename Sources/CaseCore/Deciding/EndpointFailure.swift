package import WorkCalendar

/// That the courier gave up an endpoint.
package struct EndpointFailure: Equatable, Sendable {
  package var endpoint: EndpointID
  package var organisation: OrganisationID
  package var reason: String

  package init(endpoint: EndpointID, organisation: OrganisationID, reason: String) {
    self.endpoint = endpoint
    self.organisation = organisation
    self.reason = reason
  }
}

extension Surroundings {
  /// What the secretariat is told of it: each of those to whom an officer's duties fall today.
  package mutating func notices(
    of failure: EndpointFailure, at instant: Instant
  ) -> [NoticeDraft] {
    let today = calendar.date(of: instant)
    let name = roster.organisation(failure.organisation)?.name ?? failure.organisation.text
    let facts = [
      NoticeFact(label: NoticeFact.title, value: "\(name)的推送端点"),
      NoticeFact(label: "单位", value: name),
      NoticeFact(label: "端点", value: failure.endpoint.text),
      NoticeFact(label: "原因", value: failure.reason),
    ]
    var told: Set<PersonID> = []
    var drafts: [NoticeDraft] = []
    for post in roster.posts(.officer) {
      guard let organisation = roster.post(post)?.organisation else { continue }
      for person in roster.firstInLine(of: post, on: today) where told.insert(person).inserted {
        drafts.append(
          NoticeDraft(
            id: NoticeID("office-" + draws.publicID()),
            about: .ofEndpoint(failure.endpoint, failure.organisation),
            recipient: Owner(post: post, person: person), organisation: organisation,
            template: EngineTemplate.endpointDisabled, purpose: .tell, facts: facts,
            sendAt: calendar.officeInstant(atOrAfter: instant)))
      }
    }
    return drafts
  }
}
