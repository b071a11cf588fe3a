internal import CaseCore
internal import CaseService
internal import CaseStore
private import Logging
internal import WireFormat
private import WorkCalendar

/// What only the operator at the control socket may do: the daemon's files are its business.
enum OperatorHandlers {
  static let all: [String: APIServer.Handler] = [
    "makeBackup": backup, "reload": reload, "testMail": MailTestHandler.answer,
  ]

  @Sendable private static func backup(_ call: Call) async throws -> Reply {
    try requireOperator(call)
    let path = try call.json().string("file")
    guard path.hasPrefix("/") else {
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/file", message: "应为绝对路径")])
    }
    return try await call.once {
      do {
        let backup = try await call.office.store.backUp(to: path)
        return Reply(
          201,
          [
            "file": .string(path), "bytes": .integer(backup.bytes),
            "head": .orNull(backup.head.seq == 0 ? nil : backup.head.text),
            "length": .integer(backup.head.seq),
          ])
      } catch let fault as BackupFault {
        throw problem(fault)
      }
    }
  }

  /// What can be helped by naming another file is said of that member.
  private static func problem(_ fault: BackupFault) -> Problem {
    switch fault {
    case .inTheWay: Problem(.alreadyExists, fault.chinese)
    case .notWritten(_, .noFolder), .notWritten(_, .denied):
      Problem(.invalidFields, errors: [FieldFault(pointer: "/file", message: fault.chinese)])
    case .notWritten(_, .full), .notWritten(_, .other), .unsound:
      Problem(.guardNotMet, fault.chinese)
    }
  }

  @Sendable private static func reload(_ call: Call) async throws -> Reply {
    try requireOperator(call)
    return try await call.once { try await reloaded(call) }
  }

  private static func reloaded(_ call: Call) async throws -> Reply {
    switch try await call.office.reload() {
    case .refused(let fault):
      throw problem(fault, "规则有误，仍按原有规则办理")
    case .notKept(let reply):
      call.office.logger.error("the rules could not be kept", metadata: ["reply": "\(reply)"])
      throw Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
    case .inForce(let rules):
      let procedures = rules.shelf.allInForce.map { procedure -> JSONValue in
        ["id": .string(procedure.name.text), "version": .integer(Int64(procedure.version))]
      }
      return Reply([
        "procedures": .array(procedures),
        "calendar_version": .integer(Int64(rules.calendar.version)),
      ])
    }
  }

  /// What is wrong with rules, line by line.
  static func problem(_ fault: RulesFault, _ words: String) -> Problem {
    Problem(
      .guardNotMet, words,
      errors: fault.lines.prefix(100).map { FieldFault(pointer: "", message: $0) })
  }

  private static let operatorsOnly =
    "请在守护进程所在的机器上，以 root 或它的用户经控制套接字办理（不用 --url）"

  static func requireOperator(_ call: Call) throws(Problem) {
    guard call.isAdministrator else { throw Problem(.notYours, operatorsOnly) }
  }
}
