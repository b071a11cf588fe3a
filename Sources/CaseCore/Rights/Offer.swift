package import WorkCalendar

/// An action that a person may do now, and the form that it asks for.
package struct Offer: Equatable, Sendable {
  package var action: ActionName
  package var label: String
  package var fields: [FieldOffer]
  /// The posts from which the person may do it; more than one needs `as`.
  package var posts: [PostID]
  /// The person may only record what a party said (代录).
  package var isRecording: Bool
  /// `note` must be filled in.
  package var needsNote: Bool
}

/// One field of an offered action's form.
package struct FieldOffer: Equatable, Sendable {
  package var field: FieldName
  package var label: String
  package var type: FieldType
  package var need: FieldNeed
  /// What may be chosen, for choices, organisations and people.
  package var options: [FieldOption]
  package var earliest: CivilDate?
  package var latest: CivilDate?
  /// Of a date: rest days are refused.
  package var isWorkingDay: Bool
  /// Which cases a link may name; the store finds them.
  package var candidates: CandidateQuery?
}

extension FieldOffer {
  /// Whether it must be filled in whatever else is.
  package var isRequired: Bool { need.isRequired }
}

/// One choice of a form's field.
package struct FieldOption: Equatable, Sendable {
  package var value: String
  package var label: String
}

/// The cases that a link may name, as a question to the store.
package struct CandidateQuery: Equatable, Sendable {
  package var procedure: ProcedureName
  /// Empty when every open state will do.
  package var states: [StateName]
}

/// What a person may do in a case now.
package struct Offers: Sendable {
  let file: CaseFile
  let procedure: Procedure
  let around: Surroundings
  let at: Instant
  let person: PersonID

  package init(
    _ file: CaseFile, _ procedure: Procedure, around: Surroundings, at: Instant,
    for person: PersonID
  ) {
    self.file = file
    self.procedure = procedure
    self.around = around
    self.at = at
    self.person = person
  }

  private var today: CivilDate { around.calendar.date(of: at) }

  private var rights: Rights {
    Rights(file: file, procedure: procedure, around: around, on: today)
  }

  /// The person's offers: the procedure's own in the order of its file, then the engine's.
  package func all() -> [Offer] {
    ofProposal() + ofProcedure() + ofEngine()
  }

  private func ofProcedure() -> [Offer] {
    let deliberation = Deliberation(at: at, around: around)
    let evaluation = Evaluation(file, around: around, at: at)
    return procedure.actions.compactMap { rule in
      guard rule.from.contains(file.state), !rule.by.isEmpty,
        (try? deliberation.checkConditions(rule.beforeEntry, evaluation)) != nil,
        file.proposal == nil || rule.second == nil
      else { return nil }
      return offer(of: rule)
    }
  }

  private func offer(of rule: ActionRule) -> Offer? {
    var posts = rights.posts(of: person, acting: rule.by)
    var isRecording = false
    if posts.isEmpty, rule.mayBeRecorded {
      posts = rule.by.flatMap { rights.posts(of: person, recording: $0) }
      isRecording = true
    }
    guard !posts.isEmpty else { return nil }
    let form = FormOffer(
      rule: rule.asking(for: file, procedure), file: file, procedure: procedure, around: around,
      at: at)
    guard let fields = form.fields() else { return nil }
    return Offer(
      action: rule.name, label: rule.label, fields: fields, posts: posts,
      isRecording: isRecording, needsNote: false)
  }

  private func ofProposal() -> [Offer] {
    guard let proposal = file.proposal,
      let second = procedure.action(proposal.action, in: file.state)?.second
    else { return [] }
    if proposal.proposer.person == person {
      return [plain(EngineAction.takeBack.rawValue, EngineAction.takeBack.label, [], false)]
    }
    let posts = rights.posts(of: person, acting: [proposal.second])
    guard !posts.isEmpty else { return [] }
    return [
      plain(second.confirm.text, second.confirmLabel, posts, false),
      plain(second.decline.text, second.declineLabel, posts, true),
    ]
  }

  private func ofEngine() -> [Offer] {
    EngineAction.allCases.filter { $0 != .takeBack }.compactMap { action in
      let duty = EngineDuty(action, file, procedure, around, on: today)
      guard duty.isPossible else { return nil }
      let posts = duty.posts(of: person)
      guard !posts.isEmpty else { return nil }
      return plain(action.rawValue, action.label, posts, action.needsNote)
    }
  }

  private func plain(
    _ action: String, _ label: String, _ posts: [PostID], _ needsNote: Bool
  ) -> Offer {
    Offer(
      action: ActionName(action), label: label, fields: [], posts: posts, isRecording: false,
      needsNote: needsNote)
  }
}
