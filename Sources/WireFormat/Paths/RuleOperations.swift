/// What is offered about the rules in force: procedures and calendars.
enum RuleOperations {
  static let all: [Operation] = [
    .get(
      "listProcedures", "/procedures", tag: "rules", "查询规程",
      query: Operation.pageParameters, answer: .page("ProcedurePage", of: procedure)),
    .get(
      "listCalendars", "/calendars", tag: "rules", "查询工作日历",
      query: Operation.pageParameters, answer: .page("CalendarPage", of: calendar)),
    .post(
      "importCalendar", "/calendars", tag: "rules", "放假通知：预览或施行（仅限控制套接字）",
      body: .named(
        "CircularOrder",
        .object([
          Member("name", .identifier, "文件名，如 2027.yaml"),
          Member("text", .prose(1...65_536), "文件内容（YAML）"),
          .optional("apply", .boolean, "施行；否则只预览哪些时限会变"),
        ])),
      status: 200, answer: calendarImport, problems: [.guardNotMet]),
  ]

  private static let calendarImport = Shape.named(
    "CalendarImport",
    .object([
      Member("version", Shape.count, "日历版本"),
      Member("applied", .boolean, "已施行"),
      .optional("cases", Shape.count, "预览了多少件在办事项"),
      .optional("moved", Shape.count, "其中有多少个时限会变"),
      .optional("moves", .array(of: move, max: 1_000), "逐个时限，至多 1000 个"),
      .optional("behind", Shape.count, "尚待重算的时限"),
    ]))

  private static let move = Shape.named(
    "DateMove",
    .object([
      Member("case", .identifier), Member("number", .line(1...64)),
      Member("clock", .label, "时限"), Member("from", .date), Member("to", .date),
      Member(
        "because",
        .array(
          of: .object([Member("date", .date), Member("kind", .line(1...200), "改为")]), max: 400),
        "其间变动的日子"),
    ]))

  private static let procedure = Shape.named(
    "Procedure",
    .object([
      Member("id", .identifier), Member("label", .label), Member("version", Shape.count),
      .optional("digest", .line(64...64, .digest), "文件的 SHA-256"),
      .optional("loaded_at", .instant),
      Member("states", .array(of: state, max: 200), "环节"),
      Member("fields", .array(of: CaseAnswers.formField, max: 100), "登记时填写的内容"),
      .optional(
        "requester_kinds", .array(of: .oneOf(["member", "department", "office"]), max: 3),
        "哪几类单位可以提出；空为都可以"),
    ]))

  private static let state = Shape.named(
    "ProcedureState",
    .object([
      Member("id", .identifier), Member("label", .label), Member("is_final", .boolean),
    ]))

  private static let calendar = Shape.named(
    "Calendar",
    .object([
      Member("version", Shape.count, "日历版本"),
      Member("known_years", .array(of: .integer(1900...2200), max: 400), "已有放假通知的年份"),
      Member("circulars", .array(of: circular, max: 400)),
      .optional("loaded_at", .instant),
    ]))

  private static let circular = Shape.named(
    "Circular",
    .object([
      Member("year", .integer(1900...2200)),
      Member("number", .nullable(.line(1...100)), "文号"),
      .optional("address", .nullable(.line(1...400)), "网址"),
      .optional("days_off", .array(of: .date, max: 400)),
      .optional("working_days", .array(of: .date, max: 400), "调休上班日"),
    ]))
}
