internal import WorkCalendar

/// Commands about posts, their holders and deputies.
extension RosterPlan {
  func addPost(_ post: Post) throws(RosterRejection) -> [RosterChange] {
    try checkID(post.id.text)
    try require(roster.post(post.id) == nil, .taken, "/id", "编号 \(post.id) 已有岗位使用")
    try checkText(post.label, "/label")
    let organisation = try openOrganisation(post.organisation, "/organisation")
    try require(
      organisation.kind == .office || !post.kind.isOfAlliance, .misplaced, "/organisation",
      "\(post.kind.label)只能设在秘书处、理事会等机构")
    return [.postAdded(post)]
  }

  func relabel(_ id: PostID, label: String?) throws(RosterRejection) -> [RosterChange] {
    let before = try postInUse(id, "/id")
    try checkText(label, "/label")
    return before.label == label ? [] : [.postRelabelled(id, label: label)]
  }

  func appoint(
    _ holding: Holding, acting: PersonID?
  ) throws(RosterRejection) -> [RosterChange] {
    _ = try postInUse(holding.post, "/post")
    let person = try activePerson(holding.person, "/person")
    try checkOrder(from: holding.from, until: holding.until)
    try require(
      !roster.terms(in: holding.post).contains {
        $0.person == holding.person && $0.overlaps(from: holding.from, until: holding.until)
      }, .overlap, "/from", "\(person.name)在这段时间已任此岗位，任期不能重叠")
    return try [.appointed(holding)]
      + standIn(for: holding.post, acting, after: holding.until, pointer: "/acting")
  }

  func endHolding(
    _ post: PostID, _ id: PersonID, last: CivilDate?, acting: PersonID?
  ) throws(RosterRejection) -> [RosterChange] {
    _ = try postInUse(post, "/post")
    let person = try activePerson(id, "/person")
    let terms = roster.terms(in: post).filter { $0.person == id }
    guard let term = terms.presentOrNext(on: today) else {
      throw RosterRejection(.unknown, "/person", "\(person.name)现在和今后都不任此岗位")
    }
    try checkEnd(last)
    try require(
      !terms.contains { $0 != term && $0.overlaps(from: term.from, until: last) }, .overlap,
      "/last", "延长后与\(person.name)在此岗位的另一任期重叠")
    return try [.termChanged(post, id, from: term.from, until: last)]
      + standIn(for: post, acting, after: last, pointer: "/acting")
  }

  func addDeputy(
    _ deputyship: Deputyship, pointer: String
  ) throws(RosterRejection) -> [RosterChange] {
    _ = try postInUse(deputyship.post, "/post")
    let person = try activePerson(deputyship.deputy, pointer)
    try checkOrder(from: deputyship.from, until: deputyship.until)
    try require(
      !roster.deputyTerms(in: deputyship.post).contains {
        $0.deputy == deputyship.deputy && $0.when == deputyship.when
          && $0.overlaps(from: deputyship.from, until: deputyship.until)
      }, .overlap, pointer, "\(person.name)在这段时间已代理此岗位，代理期不能重叠")
    return [.deputyNamed(deputyship)]
  }

  func endDeputy(
    _ post: PostID, _ id: PersonID, last: CivilDate?, acting: PersonID?
  ) throws(RosterRejection) -> [RosterChange] {
    _ = try postInUse(post, "/post")
    let person = try activePerson(id, "/deputy")
    let terms = roster.deputyTerms(in: post).filter { $0.deputy == id }
    guard let term = terms.presentOrNext(on: today) else {
      throw RosterRejection(.unknown, "/deputy", "\(person.name)现在和今后都不代理此岗位")
    }
    try checkEnd(last)
    try require(
      !terms.contains {
        $0 != term && $0.when == term.when && $0.overlaps(from: term.from, until: last)
      }, .overlap, "/last", "延长后与\(person.name)在此岗位的另一代理期重叠")
    return try [.deputyTermChanged(post, id, from: term.from, until: last)]
      + standIn(for: post, acting, after: last, pointer: "/acting")
  }

  /// Whoever acts from a day on while nobody holds the post.
  func standIn(
    for post: PostID, _ person: PersonID, from day: CivilDate, pointer: String
  ) throws(RosterRejection) -> [RosterChange] {
    try addDeputy(
      Deputyship(post: post, deputy: person, from: day, until: nil, when: .vacancy),
      pointer: pointer)
  }

  private func standIn(
    for post: PostID, _ person: PersonID?, after last: CivilDate?, pointer: String
  ) throws(RosterRejection) -> [RosterChange] {
    guard let person else { return [] }
    guard let last else {
      throw RosterRejection(.dates, pointer, "任期没有止日，不需要指定代理人")
    }
    return try standIn(for: post, person, from: last.advanced(byDays: 1), pointer: pointer)
  }

  /// Whoever leaves today had yesterday as the last day; what lies further back is history.
  private func checkEnd(_ last: CivilDate?) throws(RosterRejection) {
    guard let last else { return }
    try require(
      last >= today.advanced(byDays: -1), .dates, "/last", "最后一日不能早于昨天，既往任期不改")
  }
}

extension Array where Element: TermOfOffice {
  /// The term that has not ended by this day, of several the first.
  fileprivate func presentOrNext(on day: CivilDate) -> Element? {
    first { term in term.until.map { $0 >= day } ?? true }
  }
}
