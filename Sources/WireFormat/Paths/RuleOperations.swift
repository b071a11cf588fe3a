/// What is offered about the rules in force: procedures and calendars.
enum RuleOperations {
  static let all: [Operation] = [
    .get(
      "listProcedures", "/procedures", tag: "rules", "查询规程",
      query: Operation.pageParameters, answer: .page("ProcedurePage", of: procedure)),
    .get(
      "listCalendars", "/calendars", tag: "rules", "查询工作日历",
      query: Operation.pageParameters, answer: .page("CalendarPage", of: calendar)),
  ]

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
