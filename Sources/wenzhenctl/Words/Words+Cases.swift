internal import CaseCore

/// What is said of cases, their duties, dates and story.
extension Words {
  static let number = Words("Number", "编号")
  static let lightHeading = Words("Light", "灯")
  static let state = Words("State", "环节")
  static let title = Words("Title", "标题")
  static let id = Words("Id", "查询号")
  static let ownerPost = Words("Owner", "责任岗位")
  static let due = Words("Due", "到期")
  static let level = Words("Level", "级别")

  /// Whoever asked, by the word of the case's procedure.
  static func requester(called name: String?) -> Words { Words("Requester", name ?? "提出单位") }

  /// Whoever does the work, by the word of the case's procedure: 协办单位 where one assists.
  static func lead(called name: String?) -> Words { Words("Lead", name ?? "牵头单位") }

  static let proposed = Words("Proposed", "待确认的审批")
  static let caseVersion = Words("Version", "版本")
  static let duties = Words("Duties", "待办")
  static let entered = Words("Entered", "填写的内容")
  static let askedFor = Words("Asked for", "提请的内容")
  static let offers = Words("May be done", "可以办理")
  static let slips = Words("Supervision slips", "督办单")
  static let provisional = Words("provisional", "暂定")
  static let onBehalf = Words("recorded on behalf", "代录")
  static let noteNeeded = Words("needs --note", "须用 --note 写明")
  static let noCases = Words("No cases", "没有符合条件的事项")

  static func more(than count: Int) -> Words {
    Words(
      "There are more than these \(count); see further by --limit",
      "以上只是前 \(count) 件，后面还有；用 --limit 多列一些")
  }

  static let duty = Words("Duty", "待办")
  static let noDuties = Words("Nothing is owed", "没有待办")

  static let time = Words("Time", "时间")
  static let happened = Words("What", "事项")
  static let who = Words("Who", "办理人")
  static let nowIn = Words("State", "进入环节")
  static let note = Words("Note", "备注")
  static let byItself = Words("by itself", "系统")

  static let field = Words("Field", "字段")
  static let fieldLabel = Words("Name", "名称")
  static let fieldType = Words("Type", "类型")
  static let mustBeFilled = Words("Needed", "必填")
  static let choices = Words("Choices", "可选")
  static let needed = Words("yes", "是")
  static let neededSometimes = Words("depends", "视情况")
  static let notNeeded = Words("no", "否")
  static let noFields = Words("Nothing need be filled in", "无须填写")

  static func light(_ light: Light) -> Words {
    switch light {
    case .green: Words("on time", light.label)
    case .yellow: Words("due soon", light.label)
    case .red: Words("late", light.label)
    case .grey: Words("held", light.label)
    }
  }

  static func phase(_ phase: String) -> Words {
    switch phase {
    case "running": Words("running", "计时中")
    case "held": Words("held", "暂停")
    case "met": Words("met", "已完成")
    case "expired": Words("expired", "已到期")
    case "void": Words("void", "已作废")
    default: Words(phase, phase)
    }
  }

  /// Where a slip stands; a state that this program doesn't know goes by its own name.
  static func slipState(_ state: String) -> Words {
    switch state {
    case "laid": Words("to be signed", "待签发")
    case "issued": Words("sent", "已发出")
    case "unsigned": Words("unsigned", "未签发")
    default: Words(state, state)
    }
  }

  /// Whether somebody said that they have a slip; nothing where nobody is asked to.
  static func acknowledgement(_ word: String) -> Words? {
    switch word {
    case "owed": Words("to be acknowledged", "待签收")
    case "given": Words("acknowledged", "已签收")
    case "missed": Words("not acknowledged in time", "逾时未签收")
    default: nil
    }
  }

  static let missed = Words("missed", "逾期")

  /// `label` is the limit as clerks say it.
  static func limit(_ limit: String, _ label: String, from start: String) -> Words {
    Words("\(limit) from \(start)", "自 \(start) 起 \(label)")
  }

  /// `label` is the distance as clerks say it: 起 1 个工作日, 往前 10 个工作日.
  static func counted(_ offset: String, _ label: String, from date: String) -> Words {
    Words("\(offset) from \(date)", "自 \(date) \(label)")
  }

  static func moved(
    _ label: String, on date: String, from former: String, to now: String
  ) -> Words {
    Words(
      "moved from \(former) to \(now) on \(date): \(label)",
      "\(date) \(label)：由 \(former) 改为 \(now)")
  }

  static func sameAs(_ date: String) -> Words {
    Words("the date \(date) itself", "即所定日期 \(date)")
  }

  static func byCalendar(_ version: String) -> Words {
    Words("by the calendar, version \(version)", "依据日历第 \(version) 版")
  }

  static func notBefore(_ instant: String) -> Words {
    Words("not before \(instant)", "不早于 \(instant)")
  }

  static func noAction(_ name: String, known: [String]) -> Words {
    Words(
      "'\(name)' can't be done here now; what can: \(known.joined(separator: ", "))",
      "此刻不能办理“\(name)”；可以办理：\(known.joined(separator: "、"))")
  }
}
