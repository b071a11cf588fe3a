internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// One request as its handler sees it: checked, and from somebody known.
struct Call: Sendable {
  let operation: WireFormat.Operation
  let office: Office
  let identity: Identity
  /// Who sees what is read; nil for the daemon's administrator, who sees everything.
  let viewer: Viewer?
  /// In which the times of the answer are told.
  let zone: CalendarZone
  /// The parameters of the path, by name.
  let path: [String: String]
  let query: Checked
  /// The JSON body, where the operation reads one.
  let body: Checked?
  /// A body with faults, where those of the form in it are to be told with them.
  let faulty: FaultyBody?
  /// The body's bytes, for operations that read text.
  let bytes: [UInt8]
  let idempotency: Idempotency?
  /// The media type in which the answer is wanted, of those that the operation has.
  let wantedType: String?

  /// When to come again after the queue was full, and after the disk failed.
  static let queueRetrySeconds = 1
  static let storeRetrySeconds = 30

  func parameter(_ name: String) -> String { path[name] ?? "" }

  /// The checked body; only operations that describe one ask for it.
  func json() throws -> Checked {
    if let faulty { throw Problem(.invalidFields, errors: faulty.faults) }
    guard let body else { throw Problem(.malformed) }
    return body
  }

  /// The person who acts; refused for whoever isn't one.
  func person() throws(Problem) -> PersonID {
    switch identity {
    case .person(let person), .administrator(as: let person?): return person
    case .administrator(as: nil):
      throw Problem(.notYours, "办理事项须以某人的身份：请用 --as 指明人员")
    case .nobody: throw Problem(.unauthenticated)
    }
  }

  /// Refuses whoever is neither the administrator nor of the alliance's own bodies.
  func requireAlliance() throws(Problem) {
    if let viewer, !viewer.seesAll { throw Problem(.notYours, "只供秘书处、理事会和监督员查看") }
  }

  /// Refuses whoever is neither the operator nor of the secretariat.
  func requireSecretariat() throws(Problem) {
    guard let viewer else { return }
    guard office.isSecretariat(viewer.person) else { throw Problem(.notYours) }
  }

  /// Refuses whoever is not of those who keep the roster.
  func requireRosterKeeper() throws(Problem) {
    guard case .person(let person) = identity else { return }
    guard office.store.roster.isKept(by: person, on: office.today) else {
      throw Problem(.notYours, RosterRefusal.onlyReads.rawValue)
    }
  }

  /// Refuses whoever may not give these commands to the roster.
  func requireRosterKeeper(for commands: [RosterCommand]) throws(Problem) {
    guard case .person(let person) = identity else { return }
    let roster = office.store.roster
    for command in commands {
      if let refusal = roster.refusal(of: command, by: person, on: office.today) {
        throw Problem(.notYours, refusal.rawValue)
      }
    }
  }

  var isAdministrator: Bool {
    if case .administrator = identity { return true }
    return false
  }

  /// How the roster's events name whoever changes it.
  var actor: Actor {
    switch identity {
    case .person(let person):
      office.store.roster.postsHeld(by: person, on: office.today).first
        .map { .person(person, as: $0) } ?? .administrator(as: person)
    case .administrator(let person): .administrator(as: person)
    case .nobody: .administrator(as: nil)
    }
  }

  /// Submits work and turns what the executor itself says into problems.
  func submit(_ submission: Submission) async throws(Problem) -> CaseService.Answer {
    switch await office.executor.submit(submission) {
    case .answered(let answer): return answer
    case .keyReused: throw Problem(.idempotencyKeyReused)
    case .overloaded: throw Problem(.overloaded, retryAfterSeconds: Call.queueRetrySeconds)
    case .storeUnavailable:
      throw Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
    case .failed: throw Problem(.internalError)
    }
  }

  func text(_ instant: Instant) -> JSONValue {
    .string(instant.iso8601(in: zone))
  }

  func textOrNull(_ instant: Instant?) -> JSONValue {
    guard let instant, instant != .distantFuture else { return .null }
    return text(instant)
  }
}

/// Who asks.
enum Identity: Equatable, Sendable, CustomStringConvertible {
  case person(PersonID)
  /// At the control socket: whoever administers the daemon, in a case always as somebody.
  case administrator(as: PersonID?)
  case nobody

  /// Whose eyes look, where somebody's do.
  var person: PersonID? {
    switch self {
    case .person(let person): person
    case .administrator(as: let person): person
    case .nobody: nil
    }
  }

  /// The name by which the journal knows who asked.
  var description: String {
    switch self {
    case .person(let person): person.text
    case .administrator(as: let person?): "operator/\(person)"
    case .administrator(as: nil): "operator"
    case .nobody: "nobody"
    }
  }
}

/// A body that is unlike its description, and how.
struct FaultyBody: Sendable {
  let object: JSONObject
  let faults: [FieldFault]
}
