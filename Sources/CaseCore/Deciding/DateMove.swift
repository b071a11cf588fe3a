package import WorkCalendar

/// A clock whose date is another than it was, not by what was done in the case but by other rules.
package struct DateMove: Equatable, Sendable {
  package let key: ClockKey
  /// What clerks call it.
  package let label: String
  /// Whoever owes it, or did.
  package let owner: Owner
  /// Nil where it did not run before.
  package let before: CivilDate?
  /// Nil where it runs no more.
  package let after: CivilDate?

  /// From when to when, in words.
  var words: String {
    switch (before, after) {
    case (let before?, let after?): "由 \(before) 改为 \(after)"
    case (let before?, nil): "停止计时，原为 \(before)"
    case (nil, let after?): "新的时限，至 \(after)"
    case (nil, nil): "停止计时"
    }
  }
}

extension CaseFile {
  /// The dates that are others than they were in a case as it was before, by the procedures of now
  /// and of then.
  ///
  /// The look is left out: it hangs on every open case, and makes nobody late.
  package func moves(
    since before: CaseFile, _ procedure: Procedure?, _ former: Procedure?
  ) -> [DateMove] {
    let moved = clocks.compactMap { run -> DateMove? in
      let old = before.run(run.key)?.due.date
      guard run.key != .look, run.isOwed || old != nil, old != run.due.date else { return nil }
      return DateMove(
        key: run.key, label: run.key.label(procedure), owner: run.owner, before: old,
        after: run.due.date)
    }
    let gone = before.clocks.filter { $0.key != .look && run($0.key) == nil }.map { run in
      DateMove(
        key: run.key, label: run.key.label(former), owner: run.owner, before: run.due.date,
        after: nil)
    }
    return moved + gone
  }
}

extension Draft {
  /// Tells whoever owes something whose date moved, and whoever asked.
  mutating func tell(of moves: [DateMove], _ template: TemplateName, and more: [NoticeFact] = []) {
    guard !moves.isEmpty else { return }
    let words = moves.map { move in
      NoticeFact(label: "\(move.label)时限调整", value: move.words)
    }
    let facts = facts(and: more + words)
    var told: Set<PersonID> = []
    for move in moves where file.run(move.key)?.isOwed ?? true {
      guard told.insert(move.owner.person).inserted else { continue }
      tell(move.owner, template, .tell, facts)
    }
    guard moves.contains(where: { $0.key.isOfProcedure }) else { return }
    for role in procedure.roles where role.isBound(to: .requester) && role.forEach.isEmpty {
      for one in addressees(role) where told.insert(one.owner.person).inserted {
        tell(one.owner, template, .echo, facts)
      }
    }
  }
}

extension ClockKey {
  fileprivate var isOfProcedure: Bool {
    switch self {
    case .rule: true
    case .confirmation, .signature, .acknowledgement, .reach, .look, .release: false
    }
  }
}
