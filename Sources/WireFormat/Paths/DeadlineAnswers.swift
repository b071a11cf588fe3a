/// The shapes in which duties and limits are answered.
enum DeadlineAnswers {
  /// Who owes what by when.
  static let duty = Shape.named(
    "Duty",
    .object([
      Member("id", .line(1...120), "待办编号"),
      Member(
        "case", .nullable(.identifier), "事项编号；不属于事项的待办（常设岗位空缺、没有下一期等）为 null"),
      Member(
        "clock", .identifier, "时限；notice 为未送达的通知，digest 为送达不明的日报，编号即其编号"),
      Member("label", .label, "时限名称"),
      Member("owner", .identifier, "责任岗位"),
      .optional("owner_label", .label, "责任岗位名称"),
      .optional("assignee", .nullable(.identifier), "第一责任人"),
      .optional("assignee_label", .nullable(.label), "第一责任人姓名"),
      Member("started_at", .instant, "开始时间"),
      .optional("yellow_at", .nullable(.instant), "转黄灯时间"),
      Member("due_at", .instant, "到期时间"),
      .optional("calendar_version", Shape.count, "所依据的日历版本"),
      Member("provisional", .boolean, "暂定：以国务院办公厅放假通知为准"),
      Member("light", .oneOf(CaseAnswers.lights), "灯色"),
      .optional("case_number", .line(1...64), "督办编号"),
      .optional("case_title", .label, "事项标题"),
      .optional("procedure", .identifier, "规程"),
      .optional("state", .identifier, "环节"),
      .optional("state_label", .label, "环节名称"),
    ]))

  /// One run of one clock, with the days that make its date.
  static let deadline = Shape.named(
    "Deadline",
    .object([
      Member("clock", .identifier, "时限"),
      Member("label", .label, "时限名称"),
      Member("serial", Shape.count, "第几次计时"),
      .optional("generation", Shape.count, "到期日第几次变更"),
      Member("owner", .nullable(.identifier), "责任岗位"),
      Member("limit", .nullable(.line(1...40)), "期限，如 5wd；按外部日期者为 null"),
      .optional("limit_label", .nullable(.label), "期限，如 5 个工作日"),
      .optional("moves", .array(of: move, max: 400), "到期日历次由决定改动：延期、改期、日历变更等"),
      Member(
        "phase", .oneOf(["running", "held", "met", "expired", "void"]),
        "计时中、暂停、已完成、已到期、已作废"),
      Member("missed", .boolean, "是否逾期"),
      .optional("adopted", .boolean, "接续：起止日期随旧台账导入，早于登记"),
      Member("started_at", .instant, "开始时间"),
      Member("due_at", .nullable(.instant), "到期时间；暂停时为 null"),
      .optional("due_date", .nullable(.date), "到期日"),
      .optional("ended_at", .nullable(.instant), "结束时间"),
      Member("calendar_version", Shape.count, "所依据的日历版本"),
      Member("provisional", .boolean, "暂定"),
      Member("intervals", .array(of: interval, max: 1000), "计时与暂停的区间"),
      Member("days", .array(of: day, max: 4000), "逐日依据"),
      Member("floor", .nullable(.instant), "至少保留的时限：到期不早于此时；不由它决定时为 null"),
      Member("origin", .nullable(origin), "所定日期的由来；期限不按日期者、该日期后来有变者为 null"),
    ]))

  /// A decision that moved a date.
  private static let move = Shape.named(
    "DeadlineMove",
    .object([
      Member("at", .instant, "何时"), Member("label", .label, "因何，如 同意延期"),
      Member("from", .date, "原到期日"), Member("to", .date, "改后的到期日"),
    ]))

  /// The date from which another was counted.
  private static let origin = Shape.named(
    "DateOrigin",
    .object([
      Member("date", .date, "起算的日期，如会议日期"),
      Member("offset", .nullable(.line(1...40)), "从该日期起算的期限，如 -20wd；就是该日期时为 null"),
      .optional("offset_label", .nullable(.label), "同上，如 往前 20 个工作日"),
      Member("days", .array(of: day, max: 4000), "逐日依据，往前数的先列最近的一天"),
    ]))

  private static let interval = Shape.named(
    "ClockInterval",
    .object([
      Member("phase", .oneOf(["running", "held"])), Member("from", .instant),
      Member("until", .nullable(.instant), "未了时为 null"),
      .optional("limit_spent", .nullable(.line(1...40)), "此区间用去的期限"),
    ]))

  private static let day = Shape.named(
    "ExplainedDay",
    .object([
      Member("date", .date), Member("counted", .boolean, "是否计入"),
      Member("count", .nullable(Shape.count), "计入后为第几天"),
      Member("reason", .label, "计入、跳过或暂停的原因"),
      .optional("provisional", .boolean, "暂定"),
    ]))
}
