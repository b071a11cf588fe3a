/// The shapes in which the daemon answers about itself and what it owes.
enum UpkeepAnswers {
  static let clock = Shape.named(
    "Clock",
    .object([
      Member("now", .instant, "系统时间"),
      Member("kind", .oneOf(["real", "simulated"])),
      .optional("wake_at", .nullable(.instant), "下一次自动办理的时间"),
      .optional("standing_still", .nullable(.label), "时钟停走的原因"),
    ]))

  static let finding = Shape.named(
    "Finding",
    .object([
      Member("rule", .identifier, "规则"),
      Member("case", .nullable(.identifier)),
      .optional("number", .nullable(.line(1...64)), "事项的督办编号"),
      .optional("row", .nullable(.line(1...200)), "所在的记录"),
      Member("message", .prose(1...4000)),
    ]))

  static let chain = Shape.named(
    "Chain",
    .object([
      Member("head", .nullable(.line(64...64, .digest)), "末端摘要；没有记录时为 null"),
      Member("length", Shape.count, "记录数"),
      .optional("algorithm", .line(1...40)),
      .optional("at", .nullable(.instant), "最后一条记录的时间"),
      .optional("known_at", .nullable(Shape.count), "所问末端之后的记录数；不在链中时为 null"),
    ]))

  static let backup = Shape.named(
    "Backup",
    .object([
      Member("file", .line(1...1_000)), Member("bytes", Shape.count, "文件大小"),
      Member("head", .nullable(.line(64...64, .digest)), "备份中哈希链的末端"),
      Member("length", Shape.count, "备份中的记录数"),
    ]))

  static let reloaded = Shape.named(
    "Reloaded",
    .object([
      Member(
        "procedures",
        .array(
          of: .object([Member("id", .identifier), Member("version", Shape.count)]), max: 1_000),
        "现行规程"),
      Member("calendar_version", Shape.count, "现行日历版本"),
    ]))

  static let importing = Shape.named(
    "ImportReport",
    .object([
      Member("accepted", Shape.count, "导入的行数"),
      Member("refused", Shape.count, "未导入的行数"),
      .optional("dry_run", .boolean),
      .optional("encoding", .oneOf(["UTF-8", "GB18030"]), "文件的编码"),
      .optional("cases", .array(of: .identifier, max: 20_000), "导入的事项"),
      Member("faults", .array(of: fault, max: 1000), "逐处错误"),
    ]))

  private static let fault = Shape.named(
    "TableFault",
    .object([
      Member("row", Shape.count, "行号，表头为第 1 行"),
      Member("column", .nullable(Shape.count), "列号，自 1 起"),
      .optional("column_label", .nullable(.label), "列名"),
      .optional("line", .nullable(Shape.count), "文件中的行"),
      Member("message", .prose(1...4000)),
    ]))

  static let status = Shape.named(
    "Status",
    .object([
      Member("version", .line(1...64), "程序版本"),
      Member("ready", .boolean), Member("reasons", reasons, "不能办理的原因"),
      Member("clock", clock),
      .optional("started_at", .instant),
      .optional("demo", .boolean, "是否为演示库"),
      .optional("schema_version", Shape.count),
      .optional("counts", .map(keys: .identifier, to: Shape.count, max: 100), "各类记录的数量"),
      .optional("vacancies", .array(of: vacancy, max: 100), "将无人任职的常设岗位"),
      .optional("cycle", .nullable(cycle), "定期的会议；没有时为 null"),
      .optional("quarantined", .array(of: .line(1...64), max: 100), "自动办理失败的事项的编号"),
      .optional("lanes", .array(of: .anything, max: 100), "发送通道"),
    ]))

  private static let cycle = Shape.named(
    "Cycle",
    .object([
      Member("procedure", .identifier, "所用规程"),
      Member("ahead", .array(of: .line(1...64), max: 100), "已在筹备的各期的编号"),
      Member("expected_on", .nullable(.date), "尚未筹备的下一期的日期"),
      Member("opens_on", .nullable(.date), "自该日起筹备"),
      Member("reason", .nullable(.line(1...500)), "为何是该日期"),
    ]))

  private static let vacancy = Shape.named(
    "Vacancy",
    .object([
      Member("post", .identifier, "岗位"), .optional("label", .label, "岗位名称"),
      Member("from", .date, "自该日起无人任职"),
      .optional("acting", .nullable(.identifier), "届时由谁代理"),
    ]))

  static let mailTest = Shape.named(
    "MailTested",
    .object([
      Member("accepted", .boolean, "对方收下了"), Member("by", .line(1...1_000), "邮件服务器，或存放邮件的目录"),
      Member("fault", .nullable(.prose(0...1_000)), "没有收下的原因"),
    ]))

  static let health = Shape.named("Health", .object([Member("status", .oneOf(["ok"]))]))

  static let readiness = Shape.named(
    "Readiness",
    .object([Member("ready", .boolean), Member("reasons", reasons)]))

  private static let reasons = Shape.array(of: .label, max: 100)
}
