/// One name that a procedure mentions, and where it does.
struct Mention {
  enum What: Hashable {
    case role(RoleName)
    case field(FieldName)
    case ladder(LadderName)
    case clock(ClockName)
    case state(StateName)
    case action(ActionName)
  }

  let what: What
  let subject: Subject
}

extension Procedure {
  /// Every name of its own that the procedure mentions.
  var mentions: [Mention] {
    var list = MentionList(procedure: self)
    list.collect()
    return list.mentions
  }
}

/// Walks a procedure and collects what it mentions.
struct MentionList {
  let procedure: Procedure
  var mentions: [Mention] = []
  /// What is being walked.
  var subject = Subject.procedure

  mutating func add(_ what: Mention.What) {
    mentions.append(Mention(what: what, subject: subject))
  }

  mutating func collect() {
    add(.field(procedure.title))
    for condition in [
      procedure.urgentWhen, procedure.confidentialWhen, procedure.hidesRequesterWhen,
    ] { collect(condition) }
    collectStanding()
    for ladder in procedure.ladders { collect(ladder) }
    for clock in procedure.clocks { collect(clock) }
    for role in procedure.roles {
      subject = .role(role.name)
      if let recorder = role.recordedBy { add(.role(recorder)) }
    }
    for state in procedure.states {
      subject = .state(state.name)
      if let owner = state.owner { add(.role(owner)) }
      for clause in state.clocks { add(.clock(clause.clock)) }
      for field in state.reply { add(.field(field)) }
      for action in state.enteredBy { add(.action(action)) }
    }
    collectOpening()
    if let adoption = procedure.adoption { collect(adoption) }
    for action in procedure.actions { collect(action) }
  }

  private mutating func collectStanding() {
    let look = procedure.look
    for role in [look.owner] + look.lookers { add(.role(role)) }
    if let from = look.from { add(.field(from)) }
    for duty in [procedure.reach, procedure.release] {
      add(.role(duty.role))
      add(.ladder(duty.ladder))
    }
    if let top = procedure.top { for role in [top.role, top.witness] { add(.role(role)) } }
    for rule in procedure.countersigns {
      subject = .countersign(rule.role)
      add(.role(rule.role))
      add(.ladder(rule.ladder))
    }
  }

  private mutating func collect(_ ladder: Ladder) {
    for (index, rung) in ladder.rungs.enumerated() {
      subject = .rung(ladder.name, index)
      collect(rung.tells)
      if let sign = rung.sign { add(.role(sign.role)) }
      if let ring = rung.asksToRing { add(.role(ring)) }
      if let action = rung.action { add(.action(action)) }
    }
    guard let repetition = ladder.repetition else { return }
    subject = .rung(ladder.name, ladder.rungs.count)
    collect(repetition.tells)
    if let sign = repetition.sign { add(.role(sign.role)) }
  }

  private mutating func collect(_ clock: ClockRule) {
    subject = .clock(clock.name)
    add(.role(clock.owner))
    if let ladder = clock.ladder { add(.ladder(ladder)) }
    if let expiry = clock.expiry { add(.action(expiry)) }
    collect(clock.unless)
    for term in clock.terms {
      collect(term.when)
      if let field = term.length.neededField { add(.field(field)) }
    }
  }

  private mutating func collect(_ adoption: AdoptionRule) {
    subject = .adoption
    for role in adoption.by { add(.role(role)) }
    for field in [adoption.since, adoption.due] { add(.field(field)) }
    collect(adoption.form)
    for place in adoption.states {
      add(.state(place.state))
      add(.clock(place.clock))
      for field in place.needs { add(.field(field)) }
      collect(place.effects)
    }
    collect(adoption.echo)
    collect(adoption.tells)
  }

  private mutating func collectOpening() {
    subject = .opening
    let opening = procedure.opening
    for role in opening.by { add(.role(role)) }
    add(.state(opening.state))
    collect(opening.form)
    collect(opening.effects)
    collect(opening.echo)
    collect(opening.tells)
  }
}
