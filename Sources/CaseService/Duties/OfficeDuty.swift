package import CaseCore
internal import CaseStore
package import WorkCalendar

/// A duty of the office's own: something presses, and no case has a clock for it.
///
/// Found when one looks, by those who list duties and by the digests alike.
package struct OfficeDuty: Equatable, Sendable {
  package enum Matter: Equatable, Sendable {
    /// Something recurs, and there is no next one (nil), or the date of one became a day of rest.
    case cycle(CaseFile?)
    /// A standing post will be without a holder before long.
    case vacancy(PostID)
    /// What needs two people will have one at most before long.
    case secondPerson
    /// The circular of this year should be there.
    case circular(Int)
    /// The courier gave up an endpoint.
    case endpoint(EndpointID)
    /// No mail goes out.
    case mail
    /// Nobody knows whether a digest arrived, by its id.
    case digest(String)
    /// Time stood still, and nobody has seen to what that delayed; by its event's number.
    case downtime(Int64)
  }

  package var matter: Matter
  /// What is the matter, and what to do.
  package var label: String
  package var since: Instant
  package var due: Due
  package var owner: Owner
  /// Whom the ladder has reached by now, where there is one.
  package var told: [Owner] = []

  /// Who hears of it in a digest: each person once.
  package var people: Set<PersonID> { Set(([owner] + told).map(\.person)) }

  /// Whether it is a matter for whoever is in posts of these kinds.
  package func concerns(_ held: Set<PostKind>, _ roster: Roster) -> Bool {
    ([owner] + told).contains { owner in
      roster.post(owner.post).map { !held.isDisjoint(with: $0.kind.standingInForEachOther) }
        ?? false
    }
  }

  /// As a digest says it.
  func item(at instant: Instant) -> DigestItem {
    var item = DigestItem(number: "", duty: label)
    item.due = DigestItem.words(of: due.date, isProvisional: due.isProvisional)
    item.left = instant > due.instant ? "已逾期" : ""
    return item
  }
}

extension PostKind {
  /// This kind, and the one that acts for it or for which it acts.
  fileprivate var standingInForEachOther: Set<PostKind> {
    Set(PostKind.allCases.filter { $0 == self || $0.actingKind == self || actingKind == $0 })
  }
}
