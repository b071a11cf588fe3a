internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// `POST /mail/test`: whether mail goes out, for whoever sets it up; the operator's alone, since it
/// goes to whatever address is named.
enum MailTestHandler {
  @Sendable static func answer(_ call: Call) async throws -> Reply {
    try OperatorHandlers.requireOperator(call)
    let text = try call.json().string("to")
    guard let address = MailAddress(text) else {
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/to", message: "应为电子邮箱地址")])
    }
    return try await call.once {
      guard let test = await call.office.testMail(to: address) else {
        throw Problem(.notPossibleHere, "配置 notices 不是 mail，不发送邮件")
      }
      return Reply([
        "accepted": .bool(test.isAccepted), "by": .string(test.place),
        "fault": .orNull(test.fault),
      ])
    }
  }
}
