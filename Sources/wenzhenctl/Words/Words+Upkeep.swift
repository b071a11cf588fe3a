/// What is said of the daemon, its store and its rules.
extension Words {
  static let ready = Words("ready", "可以办理")
  static let notReady = Words("not ready", "不能办理")
  static let programVersion = Words("Version", "版本")
  static let demo = Words("Demonstration", "演示库")
  static let yes = Words("yes", "是")
  static let no = Words("no", "否")
  static let vacantPost = Words("Post without holder", "常设岗位将无人任职")
  static let quarantined = Words("Stopped case", "自动办理停下")

  static let now = Words("Time", "系统时间")
  static let nextWake = Words("Acts next", "下次办理")
  static let standsStill = Words("Stands still", "时钟停走")

  /// What a count is called; one that this program doesn't know yet goes by its own name.
  static func count(_ name: String) -> Words {
    switch name {
    case "open_cases": Words("Open cases", "在办事项")
    case "red_cases": Words("Late cases", "逾期事项")
    case "quarantined_cases": Words("Stopped cases", "自动办理停下的事项")
    case "open_duties": Words("Duties", "待办")
    case "owed_notices": Words("Notices owed", "待发通知")
    case "events": Words("Events", "记录")
    default: Words(name, name)
    }
  }

  static func clockKind(isSimulated: Bool) -> Words {
    isSimulated ? Words("simulated", "模拟") : Words("real", "真实")
  }

  static func vacancy(_ post: String, from date: String, acting: String) -> Words {
    Words("\(post) from \(date), acting \(acting)", "\(post) 自 \(date) 起，代理 \(acting)")
  }

  static let rule = Words("Rule", "规则")
  static let caseNumber = Words("Case", "事项")
  static let row = Words("Row", "记录")
  static let explanation = Words("What is wrong", "说明")
  static let nothingFound = Words("Nothing was found", "没有发现问题")

  static let head = Words("Head", "末端")
  static let records = Words("Events", "记录")
  static let headIsNow = Words("The noted head is today's", "所记末端就是现在的末端")

  static func headStands(after event: Int64, later: Int64) -> Words {
    Words(
      "The noted head stands after event \(event); \(later) have come since",
      "所记末端在第 \(event) 条记录之后，其后又有 \(later) 条")
  }

  static func headUnknown(_ head: String) -> Words {
    Words("The noted head stands nowhere in the chain: \(head)", "所记末端不在链中：\(head)")
  }

  static let mailTaken = Words("Taken", "已收下")
  static let mailRefused = Words("Not taken", "未收下")

  static let backedUp = Words("Backed up", "已备份")
  static let restored = Words("Restored", "已恢复")
  static let bytes = Words("Bytes", "字节")
  static let chainVerified = Words("Chain", "哈希链")
  static let eachEventChecked = Words("each event was checked", "已逐条核对")

  static let procedure = Words("Procedure", "规程")
  static let calendar = Words("Calendar", "日历")

  static func versionNumber(_ version: String) -> Words {
    Words("version \(version)", "第 \(version) 版")
  }

  static let recurring = Words("Recurring meeting", "定期会议")
  static let plannedByHand = Words("planned by the secretariat", "由秘书处安排")

  static func prepared(_ numbers: [String]) -> Words {
    Words(
      "\(numbers.joined(separator: ", ")) being prepared",
      "筹备中 \(numbers.joined(separator: "、"))")
  }

  static func expected(_ date: String, from start: String, why: String) -> Words {
    Words(
      "next on \(date), prepared from \(start) (\(why))",
      "下一期 \(date)，\(start) 起筹备（\(why)）")
  }

  static func datesThatMove(_ moved: String, of cases: String) -> Words {
    Words(
      "Dates that would move: \(moved), in \(cases) open cases",
      "将变动的时限：\(moved) 个（在办事项 \(cases) 件）；加 --apply 施行")
  }

  static func calendarInForce(_ version: String) -> Words {
    Words("In force as edition \(version) of the calendar", "已施行，为日历第 \(version) 版")
  }

  static func stillBehind(_ count: String) -> Words {
    Words("\(count) duties follow in the background", "另有 \(count) 个时限在后台重算")
  }

  static let tokenID = Words("Id", "编号")
  static let scopes = Words("For", "用途")
  static let allScopes = Words("all", "全部")
  static let expires = Words("Ends", "有效期至")
  static let lastUsed = Words("Last used", "最近使用")
  static let revoked = Words("Ended", "吊销时间")
  static let noTokens = Words("No tokens", "没有令牌")
  static let tokenEnded = Words("The token is ended", "令牌已吊销")
}
