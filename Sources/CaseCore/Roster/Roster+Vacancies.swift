package import WorkCalendar

/// A day in sight from which nobody holds a standing post.
package struct VacancyAhead: Equatable, Sendable {
  package var post: PostID
  /// The first day without a holder, today at the earliest.
  package var from: CivilDate
  /// Who acts from that day; nil only in a post that was never filled.
  package var acting: PersonID?

  package init(post: PostID, from: CivilDate, acting: PersonID?) {
    self.post = post
    self.from = from
    self.acting = acting
  }
}

/// When standing posts have somebody, and when they don't.
extension Roster {
  /// The posts that must never be left empty.
  package var standingPosts: [PostID] {
    PostKind.allCases.filter(\.isStanding).flatMap(posts)
  }

  /// The standing posts without a holder within so many working days: each is a duty to find one,
  /// also where somebody acts until then.
  package func vacanciesAhead(
    within workingDays: Int, from today: CivilDate, in calendar: WorkCalendar
  ) -> [VacancyAhead] {
    let horizon = calendar.workingDay(workingDays, after: today)
    return standingPosts.compactMap { post in
      turningDays(of: post, from: today)
        .first { $0 <= horizon && holders(of: post, on: $0).isEmpty }
        .map { VacancyAhead(post: post, from: $0, acting: acting(in: post, on: $0)) }
    }
  }

  /// The first day, from this one on, on which a post has neither holder nor deputy nor an acting
  /// holder; nil if there is none for ever.
  package func firstVacancy(of post: PostID, from date: CivilDate) -> CivilDate? {
    turningDays(of: post, from: date).first { !isCovered(post, on: $0) }
  }

  /// Whether somebody can act in the post: a holder, a deputy or an acting holder.
  package func isCovered(_ post: PostID, on date: CivilDate) -> Bool {
    acting(in: post, on: date) != nil
  }

  /// The first day for which anybody was ever named in the post itself.
  func firstDayFilled(_ post: PostID) -> CivilDate? {
    (terms(in: post).map(\.from) + deputyTerms(in: post).map(\.from)).min()
  }

  /// The days from `first` on at which who is in the post may change, `first` among them.
  func turningDays(of post: PostID, from first: CivilDate) -> [CivilDate] {
    var days: Set<CivilDate> = [first]
    for place in [post] + actingPosts(for: post) {
      for term in terms(in: place) { days.formUnion([term.from, term.dayAfter ?? first]) }
      for term in deputyTerms(in: place) { days.formUnion([term.from, term.dayAfter ?? first]) }
    }
    return days.filter { $0 >= first }.sorted()
  }

  private func acting(in post: PostID, on date: CivilDate) -> PersonID? {
    if let addressee = addressee(of: post, on: date) { return addressee }
    guard isInUse(post, on: date) else { return nil }
    for place in actingPosts(for: post) {
      if let addressee = addressee(of: place, on: date) { return addressee }
    }
    return nil
  }

  private func actingPosts(for post: PostID) -> [PostID] {
    postsByID[post]?.kind.actingKind.map(posts) ?? []
  }
}
