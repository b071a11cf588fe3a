/// What the soundness check has to say of a procedure.
package struct Finding: Equatable, Sendable {
  package var rule: SoundnessRule
  package var severity: Severity
  package var procedure: ProcedureName
  package var subject: Subject
  /// What a case could suffer, in words for whoever writes the file.
  package var suffers: String
  /// What is to be seen of a case that has gone the path.
  package var harm: Harm
  /// The shortest way in which a case gets there, where one can be told.
  package var path: CasePath

  /// A finding on one subject of a procedure.
  package init(
    _ rule: SoundnessRule, _ severity: Severity = .fault, in procedure: ProcedureName,
    _ subject: Subject, _ harm: Harm, _ suffers: String, path: CasePath = CasePath()
  ) {
    self.rule = rule
    self.severity = severity
    self.procedure = procedure
    self.subject = subject
    self.suffers = suffers
    self.harm = harm
    self.path = path
  }
}

/// How much a finding weighs.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  /// A case could be forgotten: the procedure is not loaded.
  case fault
  /// Probably a slip of the pen.
  case warning
  /// What its writer should know.
  case note
}

/// The rules that a procedure is held to, by number and word.
package enum SoundnessRule: String, Hashable, Sendable, CaseIterable {
  /// From every reachable state there is a way out to a final state.
  case wayOut = "1-way-out"
  /// Every owner chain ends in a standing post.
  case standingOwner = "2-owner"
  /// What a chain, an echo or a template reads is certainly assigned.
  case certainField = "2-assigned"
  /// In every open state a hard clock certainly runs, or it is a wait.
  case hardClock = "3-clock"
  /// A pause ends by itself, where the held clock goes on, and is capped.
  case pause = "3-pause"
  /// A clock that hangs on a date leaves time from entry.
  case leastTime = "3-least"
  /// Every clock, proposal and standing duty ends by itself or is told outside without end.
  case ladder = "4-ladder"
  /// What whoever asked must hear of has an echo to them.
  case echo = "5-echo"
  /// What counts as answered has an answer, and came by the actions that are listed.
  case reply = "5-reply"
  /// No case goes round by itself, or for ever under clocks that begin anew.
  case loop = "6-loop"
  /// What begins a new round is counted in the whole case.
  case counters = "6-counters"
  /// Of an action's branches one always holds, and none is hidden.
  case branches = "8-branches"
  /// What needs a second person is not done by one.
  case second = "8-second"
  /// Somebody else than whoever proposes can confirm.
  case twoPersons = "9-two-persons"
  /// No relative is left hanging, and none holds another back for ever.
  case family = "10-family"
  /// Nobody but officer, director and council can keep a case from ending.
  case hostage = "11-hostage"
  /// Silence is taken for an answer only from whoever was asked.
  case silence = "12-silence"
  /// Every name that is mentioned exists, and every one that exists is mentioned.
  case names = "7-names"
  /// Where a clock ends because the next state doesn't name it.
  case clockEnds = "clock-ends"
}
