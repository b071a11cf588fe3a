/// What is offered about cases, their duties and their ledger.
enum CaseOperations {
  static let all: [Operation] = [
    .post(
      "openCase", "/cases", tag: "cases", "登记一件新事项", body: opening, status: 201,
      answer: CaseAnswers.detail, problems: [.guardNotMet]),
    .get(
      "listCases", "/cases", tag: "cases", "查询事项", query: filters,
      answer: .page("CasePage", of: CaseAnswers.summary)),
    .get(
      "showCase", "/cases/{id}", tag: "cases", "查看一件事项", answer: CaseAnswers.detail),
    .post(
      "actOnCase", "/cases/{id}/actions/{action}", tag: "cases", "办理一件事项", body: acting,
      status: 200, answer: CaseAnswers.detail,
      problems: [.notPossibleHere, .tooLate, .staleVersion, .guardNotMet, .capReached]),
    .get(
      "showTimeline", "/cases/{id}/timeline", tag: "cases", "查看办理经过",
      query: Operation.pageParameters,
      answer: .page("TimelinePage", of: CaseAnswers.occurrence)),
    .get(
      "showDeadlines", "/cases/{id}/deadlines", tag: "cases", "查看时限及其逐日依据",
      answer: .page("DeadlinePage", of: DeadlineAnswers.deadline)),
    .post(
      "showContacts", "/cases/{id}/contacts", tag: "cases", "查看完整的联系方式（须写明理由，留有记录）",
      body: ContactAnswers.request, status: 200, answer: ContactAnswers.ofCase,
      problems: [.notPossibleHere]),
    .get(
      "listDuties", "/duties", tag: "cases", "查询待办",
      query: [
        .optional("owner", .identifier, "岗位编号；me 为本人")
      ] + Operation.pageParameters,
      answer: .page("DutyPage", of: DeadlineAnswers.duty)),
    .get(
      "showLedger", "/ledger", tag: "cases", "督办台账",
      query: [
        .optional("format", .oneOf(["json", "csv"]), "默认按 Accept，未说明时为 json"),
        .optional("columns", .line(1...1_000), "default、all，或以逗号分隔的列"),
        .optional("clinic", .identifier, "只列此期会议的事项：会议的公开编号"),
        .optional("state", .identifier, "只列此环节"),
        .optional("lead", .identifier, "只列此牵头单位"),
        .optional("from", .date, "登记日期自"),
        .optional("until", .date, "登记日期至"),
        .optional("bom", .oneOf(["yes", "no"]), "csv 是否以 UTF-8 标记开头（Excel 需要），默认 yes"),
      ] + Operation.pageParameters,
      answer: CaseAnswers.ledger, also: [.text(mediaType: "text/csv")]),
  ]

  private static let opening = Shape.named(
    "CaseOpening",
    .object([
      Member("procedure", .identifier, "规程编号"),
      Member("requester", .identifier, "提出单位编号"),
      Member("fields", CaseAnswers.fieldsIn, "按规程填写的内容"),
      .optional("contact", .identifier, "联系人：提出单位的人员编号；默认为其联络员"),
      .optional("as", .identifier, "以哪个岗位的身份登记"),
      .optional("on_behalf", onBehalf, "代录：秘书处代提出单位登记"),
    ]))

  private static let acting = Shape.named(
    "CaseAction",
    .object([
      .optional("fields", CaseAnswers.fieldsIn, "按该办理动作填写的内容"),
      .optional("note", .prose(0...4000), "内部备注"),
      .optional("version", Shape.count, "办理人看到的版本；已被他人更新时答复 409"),
      .optional("as", .identifier, "以哪个岗位的身份办理；身兼数岗时必填"),
      .optional("on_behalf", onBehalf, "代录：秘书处代当事方办理"),
    ]))

  private static let onBehalf = Shape.named(
    "OnBehalf",
    .object([
      .optional("organisation", .identifier, "代哪个单位；默认为当事方的第一个单位"),
      .optional("person", .identifier, "人员编号；名册中没有此人时用 name"),
      .optional("name", .line(1...100), "何人所说"),
      Member("means", .line(1...20), "何种方式：电话、书面、当面、会上"),
      Member("at", .instant, "何时"),
    ]))

  private static let filters: [Member] =
    [
      .optional("procedure", .identifier, "规程编号"),
      .optional("state", .identifier, "环节"),
      .optional("light", .oneOf(CaseAnswers.lights), "灯色"),
      .optional("lead", .identifier, "牵头单位编号"),
      .optional("owner", .identifier, "责任岗位编号；me 为本人"),
      .optional("q", .line(1...100), "检索词"),
      .optional("order", .oneOf(["newest", "due"]), "默认 newest"),
    ] + Operation.pageParameters
}
