internal import CaseCore
internal import WireFormat

/// What each refusal of a decision answers: the one table of codes.
enum ProblemOf {
  static func rejection(_ rejection: Rejection) -> Problem {
    switch rejection {
    case .unknownProcedure(let name):
      Problem(
        .invalidFields,
        errors: [FieldFault(pointer: "/procedure", message: "规程 \(name) 不能直接登记")])
    case .unknownCase: Problem(.notFound)
    case .notPossibleHere(_, let state): Problem(.notPossibleHere, "事项现在处于「\(state)」")
    case .notYours: Problem(.notYours)
    case .whichPost(let posts):
      Problem(
        .notPossibleHere, "您身兼数岗,请用 as 指明以哪个岗位办理",
        extensions: [
          JSONMember("posts", .array(posts.map { .string($0.text) }))
        ])
    case .conditionNotMet(let message): Problem(.guardNotMet, message)
    case .capReached(_, let cap): Problem(.capReached, "此操作\(cap.label)")
    case .tooLate(let message): Problem(.tooLate, message)
    case .staleVersion(let current):
      Problem(
        .staleVersion, "事项已被他人更新,请重新查看",
        extensions: [JSONMember("version", .integer(Int64(current)))])
    case .invalidFields(let complaints):
      Problem(
        .invalidFields,
        errors: complaints.map {
          let pointer = $0.field == "requester" ? "/requester" : "/fields/\($0.field)"
          return FieldFault(pointer: pointer, message: $0.message)
        })
    case .proposalPending: Problem(.guardNotMet, "另有提请等待审批")
    case .samePerson: Problem(.guardNotMet, "提请人与审批人不能是同一人")
    case .relativeRefused(let number, let why):
      Problem(.guardNotMet, "关联事项 \(number) 不能随之办理:\(words(why))")
    case .nobodyThere(let role): Problem(.guardNotMet, "名册中没有人承担「\(role)」")
    }
  }

  private static func words(_ why: Rejection) -> String {
    let problem = rejection(why)
    return problem.detail ?? problem.code.title
  }
}

extension Cap {
  fileprivate var label: String {
    switch scope {
    case .whole: "每件最多 \(times) 次"
    case .round: "每轮最多 \(times) 次"
    case .lead: "每个牵头单位最多 \(times) 次"
    }
  }
}
