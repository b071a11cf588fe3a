/// What is said of notices.
extension Words {
  static let notice = Words("Notice", "通知")
  static let noticeState = Words("State", "状态")
  static let recipient = Words("Recipient", "收件人")
  static let about = Words("About", "事由")
  static let kind = Words("Kind", "种类")
  static let fault = Words("Fault", "未送达的原因")
  static let nobodyUntold = Words("Nobody was left untold", "没有未能告知的人")
  static let noNotices = Words("No notices", "没有符合条件的通知")

  /// How telling somebody stands; a state that this program doesn't know goes by its own name.
  static func noticeState(_ state: String) -> Words {
    switch state {
    case "owed": Words("owed", "待发送")
    case "sending": Words("sending", "发送中")
    case "uncertain": Words("uncertain", "是否送达不明")
    case "delivered": Words("delivered", "已送达")
    case "told-in-person": Words("told in person", "已当面或电话告知")
    case "handed-over": Words("failed, to be told", "未能送达，待告知")
    case "waived": Words("waived", "不再告知")
    case "failed": Words("failed", "未能送达")
    default: Words(state, state)
    }
  }

  static func noticeKind(_ kind: String) -> Words {
    switch kind {
    case "echo": Words("echo", "回音")
    case "tell": Words("notice", "通知")
    case "reminder": Words("reminder", "提醒")
    case "slip": Words("slip", "督办单")
    case "escalation": Words("escalation", "提级")
    default: Words(kind, kind)
    }
  }
}
