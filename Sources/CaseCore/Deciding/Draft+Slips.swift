internal import WorkCalendar

/// Supervision slips: laid before whoever signs, issued with a number, acknowledged (一事一单).
extension Draft {
  /// What a rung sends: a slip of the case's one series, or a plain notice.
  mutating func send(_ rung: Rung, of run: ClockRun, to recipients: [Owner]) throws(Rejection) {
    guard case .rule(let clock) = run.key else {
      return tell(all: recipients, EngineTemplate.rung, run)
    }
    guard let asked = rung.slip, isWorst(run), let colour = nextColour(atLeast: asked) else {
      return tell(all: recipients, EngineTemplate.rung, run)
    }
    // A later colour is issued as its own rung issues it: to whom, signed by whom, at what level.
    var issuing = rung
    var addressees = recipients
    if colour != asked {
      tell(all: recipients, EngineTemplate.rung, run)
      issuing = ladder(of: run.key)?.rungs.first { $0.slip == colour } ?? rung
      addressees = try people(issuing.tells, owing: run.owner, outside: run.owner)
      if let level = issuing.level { raiseLevel(to: level) }
    }
    let slip = Slip(
      index: file.slips.count + 1, colour: colour, round: file.round, clock: clock, phase: .laid,
      recipients: addressees, acknowledge: issuing.acknowledge)
    try lay(slip, issuing.sign)
  }

  /// Lays a slip before whoever signs it, or issues it at once.
  mutating func lay(_ slip: Slip, _ sign: SignRule?) throws(Rejection) {
    note(.slip(slip))
    guard let sign else { return issue(slip) }
    let key = ClockKey.signature(slip.index)
    try start(key, owner: sign.role, term: .limit(sign.limit))
    if let signer = file.run(key)?.owner {
      tell(signer, EngineTemplate.slipToSign, .tell, facts(and: [slipFact(slip)]))
    }
  }

  /// Issues a slip under the next number of the year, and starts its acknowledgement.
  mutating func issue(_ slip: Slip) {
    var issued = slip
    let year = today.year
    let number =
      slip.colour == nil ? nil : "联督〔\(year)〕\(around.counters.draw("slip-\(year)"))号"
    issued.phase = .issued(number: number)
    note(.slip(issued))
    tell(slip.recipients, EngineTemplate.slip, .slip, and: [slipFact(issued)])
    if let limit = slip.acknowledge, let run = file.run(slip.clock) {
      start(.acknowledgement(slip.index), owned: run.owner, term: .limit(limit))
    }
  }

  /// What nobody signed reaches the same people as a plain notice without a number.
  mutating func sendUnsigned(_ slip: Slip) {
    var unsigned = slip
    unsigned.phase = .unsigned
    note(.slip(unsigned))
    tell(slip.recipients, EngineTemplate.unsignedSlip, .escalation, and: [slipFact(unsigned)])
  }

  mutating func tell(all recipients: [Owner], _ template: TemplateName, _ run: ClockRun) {
    let fact = NoticeFact(
      label: "催办的时限", value: "\(run.key.label(procedure))（\(run.due.date)）")
    tell(recipients, template, at <= run.due.instant ? .reminder : .escalation, and: [fact])
  }

  /// The next colour that is not out or before its signer in this round; nil when all are.
  private func nextColour(atLeast asked: SlipColour) -> SlipColour? {
    let series = file.slips.filter { $0.round == file.round && $0.phase != .unsigned }
    let used = Set(series.compactMap(\.colour))
    var colour: SlipColour? = asked
    while let candidate = colour, used.contains(candidate) { colour = candidate.next }
    return colour
  }

  /// Whether no other overdue clock with slips has an earlier due.
  private func isWorst(_ run: ClockRun) -> Bool {
    !file.clocks.contains { other in
      other.key != run.key && other.missedAt != nil && other.phase == .running
        && other.due.instant < run.due.instant
        && ladder(of: other.key)?.rungs.contains { $0.slip != nil } == true
    }
  }

  private func slipFact(_ slip: Slip) -> NoticeFact {
    switch slip.phase {
    case .laid: NoticeFact(label: "待签发", value: slip.label)
    case .issued(let number): NoticeFact(label: slip.label, value: number ?? "—")
    case .unsigned: NoticeFact(label: "未签发", value: slip.label)
    }
  }
}
