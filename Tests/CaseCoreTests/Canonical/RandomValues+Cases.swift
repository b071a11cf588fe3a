import CaseCore
import WorkCalendar

extension RandomValues {
  mutating func key() -> ClockKey {
    switch number(0...6) {
    case 0: .rule(ClockName(word()))
    case 1: .confirmation
    case 2: .signature(number())
    case 3: .acknowledgement(number())
    case 4: .reach(ClockName(word()))
    case 5: .release
    default: .look
    }
  }

  mutating func fired() -> FiredRung {
    FiredRung(
      rung: number(), occurrence: number(), generation: number(), planned: instant(),
      at: instant())
  }

  mutating func run() -> ClockRun {
    ClockRun(
      key: key(), serial: number(), generation: number(), owner: owner(),
      phase: pick(ClockPhase.allCases),
      intervals: ClockIntervals(
        started: instant(), term: pick([.limit(limit()), .date(date())]),
        spans: several {
          ClockSpan(
            $0.pick([.running, .held]), since: $0.instant(), until: $0.maybe { $0.instant() })
        }, floor: maybe { $0.instant() },
        floorGranted: maybe { $0.instant() }),
      due: Due(
        instant: instant(), date: date(), isProvisional: Bool.random(using: &self)),
      calendarVersion: number(), yellowAt: instant(), missedAt: maybe { $0.instant() },
      nextRung: maybe {
        PlannedRung(
          rung: $0.number(), occurrence: $0.number(), planned: $0.instant(), at: $0.instant())
      }, armedAfter: instant(), lastFired: maybe { $0.fired() },
      askedBy: several { NoticeID($0.word()) })
  }

  mutating func proposal() -> Proposal {
    Proposal(
      action: ActionName(word()), fields: fields(), note: maybe { $0.text() },
      proposer: actor(), proposedAt: instant(), second: RoleName(word()))
  }

  mutating func slip() -> Slip {
    Slip(
      index: number(), colour: maybe { $0.pick(SlipColour.allCases) }, round: number(),
      clock: ClockName(word()),
      phase: pick([.laid, .issued(number: nil), .issued(number: "联督〔2026〕1号"), .unsigned]),
      recipients: several { $0.owner() }, acknowledge: maybe { $0.limit() })
  }

  mutating func requester() -> Requester {
    Requester(
      organisation: OrganisationID(word()), contact: maybe { PersonID($0.word()) },
      joinedFrom: maybe { $0.caseID() }, answer: maybe { $0.text() })
  }

  mutating func opened() -> Opened {
    Opened(
      publicID: word(), number: text(),
      procedure: ProcedureReference(name: ProcedureName(word()), version: number()),
      parent: maybe { $0.caseID() })
  }

  /// One change of each kind, in the order of the enum, with random contents.
  mutating func changes() -> [Change] {
    [
      .opened(opened()), .entered(StateName(word()), isFinal: Bool.random(using: &self)),
      .owned(maybe { $0.owner() }), .field(FieldName(word()), maybe { $0.value() }),
      .requesters(several { $0.requester() }), .lead(maybe { OrganisationID($0.word()) }),
      .assigned(pick(PostKind.allCases), maybe { PersonID($0.word()) }), .clock(run()),
      .rung(key(), fired()), .proposal(maybe { $0.proposal() }), .round(number()),
      .level(number()), .counted(ActionName(word())), .slip(slip()),
      .asked(NoticeID(word()), pick(NoticeEnd.allCases)), .mergedInto(maybe { $0.caseID() }),
      .quarantine(maybe { $0.text() }), .stopped(several { $0.key() }),
      .lookedBy(several { PersonID($0.word()) }),
      .followed(
        ProcedureReference(name: ProcedureName(word()), version: number()),
        state: StateName(word()), cameFrom: maybe { StateName($0.word()) }),
      .wanted(several { FieldName($0.word()) }),
    ]
  }

  /// One event kind of each, in the order of the enum, with random contents.
  mutating func kinds() -> [EventKind] {
    let action = ActionName(word())
    let clock = ClockName(word())
    return [
      .opened, .acted(action, branch: ActionName(word())), .proposed(action),
      .proposalEnded(action, pick(ProposalEnd.allCases)), .refusedLate(action), .missed(key()),
      .rungFired(key(), rung: number(), occurrence: number()),
      .rungPassedOver(key(), rung: number()), .slipSigned(number()), .slipLapsed(number()),
      .slipAcknowledged(number()), .acknowledgementExpired(number()), .reachBegan(clock),
      .reachEnded(clock, reached: Bool.random(using: &self)), .lookDue, .looked,
      .noticeEnded(NoticeID(word()), pick(NoticeEnd.allCases)), .relativeMoved, .ownersChanged,
      .calendarChanged(number(1...99)), .migrated(number(), from: number(), to: number()),
      .mergedIn(caseID()), .unmergedFrom(caseID()), .mergedOnward(caseID()), .quarantined,
      .released, .noticeResent(NoticeID(word())), .contactsShown,
    ]
  }

  mutating func event(_ kind: EventKind, _ changes: [Change]) -> CaseEvent {
    CaseEvent(
      caseID: caseID(), version: number(), at: instant(), actor: actor(), kind: kind,
      note: maybe { $0.text() }, changes: changes,
      notices: several {
        NoticeReference(
          id: NoticeID($0.word()), recipient: PersonID($0.word()),
          isEcho: Bool.random(using: &$0))
      })
  }

  /// A case that some hundred random changes have gone over.
  mutating func file() -> CaseFile? {
    var file = CaseFile(first: event(.opened, [.opened(opened())]))
    for _ in 0..<number(1...8) {
      var next = event(.ownersChanged, Array(changes().dropFirst()))
      next.version = (file?.version ?? 0) + 1
      file?.apply(next)
    }
    return file
  }
}
