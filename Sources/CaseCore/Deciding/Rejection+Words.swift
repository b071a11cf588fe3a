extension Rejection {
  /// Why it was refused, in a clerk's words.
  package var words: String {
    switch self {
    case .unknownProcedure(let name): "规程 \(name) 不能直接登记"
    case .unknownCase: "没有找到此事项"
    case .notPossibleHere(_, let state): "事项现在处于「\(state)」"
    case .notYours: "您没有办理此事的权限"
    case .unknownPost(let post): "没有这个岗位：\(post)"
    case .whichPost: "您身兼数岗，请用 as 指明以哪个岗位办理"
    case .conditionNotMet(let message), .tooLate(let message), .noteMissing(let message),
      .invalidParty(_, let message):
      message
    case .capReached(_, let cap): "此操作\(cap.label)"
    case .staleVersion: "事项已被他人更新，请重新查看"
    case .invalidFields(let complaints):
      complaints.map { "\($0.field): \($0.message)" }.joined(separator: "；")
    case .saidTooEarly(_, let earliest): "不能早于 \(earliest)"
    case .proposalPending: "另有提请等待审批"
    case .samePerson: "提请人与审批人不能是同一人"
    case .relativeRefused(let number, let why): "关联事项 \(number) 不能随之办理：\(why.words)"
    case .clockFailed(_, let why): why.words
    case .nobodyThere(let role): "名册中没有人承担「\(role)」"
    }
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
