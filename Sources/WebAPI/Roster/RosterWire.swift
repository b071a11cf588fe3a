internal import CaseCore
internal import CaseService
internal import WireFormat
internal import WorkCalendar

/// Puts the roster into the words of the wire.
struct RosterWire: Sendable {
  let call: Call
  let roster: Roster

  @Sendable func organisation(_ id: OrganisationID) -> JSONValue? {
    guard let known = roster.organisation(id) else { return nil }
    return [
      "id": .string(id.text), "name": .string(known.name), "kind": .string(known.kind.rawValue),
      "closed_at": call.textOrNull(known.closed.map { start(of: $0.on) }),
      "successor": .orNull(known.closed?.successor?.text),
    ]
  }

  @Sendable func person(_ id: PersonID) -> JSONValue? {
    guard let known = roster.person(id) else { return nil }
    let posts = roster.postsHeld(by: id, on: call.office.today)
    // One's own; everybody else's is asked for with a reason, which is recorded.
    let seesContact = call.viewer.map { $0.person == id } ?? true
    return [
      "id": .string(id.text), "name": .string(known.name),
      "organisation": .string(known.organisation.text),
      "phone": .orNull(known.phone.map { seesContact ? $0 : ContactMask.masked($0) }),
      "mail": .orNull(seesContact ? known.email : nil),
      "posts": .array(posts.map { .string($0.text) }), "active": .bool(roster.isActive(id)),
    ]
  }

  @Sendable func post(_ id: PostID) -> JSONValue? {
    guard let known = roster.post(id) else { return nil }
    return [
      "id": .string(id.text), "role": .string(known.kind.rawValue),
      "organisation": .string(known.organisation.text),
      "label": .string(known.label ?? known.kind.label),
      "holders": .array(
        roster.terms(in: id).map { term($0.person, from: $0.from, until: $0.until) }),
      "deputies": .array(
        roster.deputyTerms(in: id).map { term($0.deputy, from: $0.from, until: $0.until) }),
    ]
  }

  private func term(_ person: PersonID, from: CivilDate, until: CivilDate?) -> JSONValue {
    [
      "person": .string(person.text),
      "person_label": .string(roster.person(person)?.name ?? person.text),
      "from": call.text(start(of: from)), "until": call.textOrNull(until.map { start(of: $0) }),
    ]
  }

  private func start(of date: CivilDate) -> Instant {
    call.office.rules.calendar.start(of: date)
  }
}
