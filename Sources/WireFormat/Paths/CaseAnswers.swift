/// The shapes in which cases are answered.
enum CaseAnswers {
  static let lights = ["green", "yellow", "red", "grey"]

  /// What comes in under `fields`; the procedure's own form decides the rest.
  static let fieldsIn = Shape.map(keys: .identifier, to: .dynamic, max: 100)

  /// A row of a list of cases.
  static let summary = Shape.named("CaseSummary", .object(common))

  /// A case as its reader may see it, with what he may do now.
  static let detail = Shape.named(
    "Case",
    .object(
      common + [
        Member("fields", .map(keys: .identifier, to: .anything, max: 400), "填写的内容"),
        .optional(
          "field_labels", .map(keys: .identifier, to: .label, max: 400), "这里各字段的名称"),
        Member("duties", .array(of: DeadlineAnswers.duty, max: 100), "未了的待办"),
        Member("actions", .array(of: action, max: 100), "本人此刻可以办理的动作"),
        .optional("requesters", .array(of: .identifier, max: 1000), "并案后的全部提出单位"),
        .optional("proposal", .nullable(proposal), "等待确认的审批"),
        .optional("relatives", .array(of: relative, max: 1000), "上级、下级及会议"),
        .optional("slips", .array(of: SlipAnswers.slip, max: 1000), "督办单，先后为序；只在查看时列出"),
      ]))

  private static let common: [Member] = [
    Member("id", .identifier, "公开编号，随机"),
    Member("number", .line(1...64), "督办编号，如 DB-2026-001"),
    Member("procedure", .identifier, "规程编号"),
    .optional("procedure_version", Shape.count, "开始时的规程版本"),
    Member("state", .identifier, "环节"),
    Member("state_label", .label, "环节名称"),
    .optional("is_final", .boolean, "是否已结束"),
    Member("title", .label, "标题"),
    Member("requester", .nullable(.identifier), "提出单位；对牵头单位隐去时为 null"),
    .optional("requester_label", .nullable(.label), "提出单位名称"),
    Member("owner", .nullable(.identifier), "责任岗位；已结束时为 null"),
    .optional("owner_label", .nullable(.label), "责任岗位名称"),
    Member("lead", .nullable(.identifier), "牵头单位；未交办时为 null"),
    .optional("lead_label", .nullable(.label), "牵头单位名称"),
    .optional("requester_role", .nullable(.label), "本规程对提出单位的称呼，如 诉求单位"),
    .optional("lead_role", .nullable(.label), "本规程对牵头单位的称呼，如 协办单位"),
    Member("light", .oneOf(lights), "灯色"),
    Member("level", .integer(0...3), "督办级别"),
    Member("version", Shape.count, "版本：最近一次变更的序号"),
    .optional("round", Shape.count, "第几轮办理"),
    .optional("confidential", .boolean, "是否保密"),
    .optional("quarantined", .boolean, "是否有自动办理失败、待解除隔离"),
    .optional("parent", .nullable(.identifier), "上级事项编号"),
    .optional("due_at", .nullable(.instant), "最早的未了时限"),
    .optional("opened_at", .instant, "登记时间"),
    .optional("updated_at", .instant, "最近变更时间"),
    .optional("closed_at", .nullable(.instant), "结束时间"),
  ]

  private static let action = Shape.named(
    "OfferedAction",
    .object([
      Member("id", .identifier, "动作"),
      Member("label", .label, "动作名称"),
      Member("fields", .array(of: formField, max: 100), "需要填写的内容"),
      .optional("posts", .array(of: .identifier, max: 100), "本人可用以办理的岗位"),
      .optional("confirmed_by", .nullable(.identifier), "需要哪个岗位确认"),
      .optional("on_behalf", .boolean, "是否为代录"),
      .optional("note_required", .boolean, "是否必须在 note 中写明理由或情况"),
    ]))

  /// One field of a form that a procedure describes.
  static let formField = Shape.named(
    "FormField",
    .object([
      Member("id", .identifier, "字段"),
      Member("label", .label, "名称"),
      Member("type", .identifier, "类型"),
      Member("required", .boolean, "无论其他字段填写什么，是否必填"),
      .optional("required_when", .array(of: clause, max: 20), "其他字段符合这里的每一条时必填"),
      .optional("options", .array(of: .label, max: 2000), "可选的值；不是选择项时没有"),
      .optional("option_labels", .array(of: .label, max: 2000), "与 options 逐项对应的名称"),
      .optional("min", .dynamic, "最小值；文本为最少字数"),
      .optional("max", .dynamic, "最大值；文本为最多字数"),
      .optional("many", .boolean, "是否可填多项"),
      .optional("working_day", .boolean, "日期是否只能选工作日"),
      .optional("help", .prose(0...1000), "填写说明"),
    ]))

  private static let clause = Shape.named(
    "RequiredWhen",
    .object([
      Member("field", .identifier, "同一表单的另一字段"),
      .optional("in", .array(of: .label, max: 100), "其值是其中之一"),
      .optional("set", .boolean, "是否已填写"),
    ]))

  private static let proposal = Shape.named(
    "Proposal",
    .object([
      Member("action", .identifier, "提请的动作"),
      Member("label", .label, "动作名称"),
      Member("by", .identifier, "提请人"),
      Member("at", .instant, "提请时间"),
      Member("confirmed_by", .identifier, "由哪个岗位确认"),
      .optional("fields", .map(keys: .identifier, to: .anything, max: 400), "提请时填写的内容"),
    ]))

  private static let relative = Shape.named(
    "Relative",
    .object([
      Member("id", .identifier), Member("number", .line(1...64)),
      Member("relation", .identifier, "与本事项的关系"),
      Member("procedure", .identifier), Member("state", .identifier),
      Member("state_label", .label), .optional("title", .label),
    ]))

  /// One line of the story of a case.
  static let occurrence = Shape.named(
    "Occurrence",
    .object([
      Member("seq", Shape.count, "在本事项中的序号"),
      Member("at", .instant, "时间"),
      Member("kind", .identifier, "种类"),
      Member("label", .label, "名称"),
      Member("actor", .nullable(.identifier), "办理人；系统自动办理时为 null"),
      .optional("actor_label", .nullable(.label), "办理人姓名"),
      .optional("post", .nullable(.identifier), "以哪个岗位的身份"),
      .optional("operator", .boolean, "是否由系统管理员以该人身份办理"),
      .optional("action", .nullable(.identifier), "动作"),
      .optional("from", .nullable(.identifier), "原环节"),
      .optional("to", .nullable(.identifier), "现环节"),
      .optional("to_label", .nullable(.label), "现环节名称"),
      .optional("note", .nullable(.prose(0...20_000)), "备注"),
      .optional("fields", .map(keys: .identifier, to: .anything, max: 400), "所填或所设的内容"),
      .optional("slip", .nullable(SlipAnswers.slip), "所涉的督办单，其时的情形"),
      .optional(
        "on_behalf",
        .nullable(
          .object([
            Member("said_by", .line(1...64), "何人所说"), Member("means", .line(1...16), "方式"),
            Member("said_on", .line(1...40), "何时所说"),
          ])), "代录：经办人所记他人的话"),
    ]))

  /// The ledger: its columns, and a row a case.
  static let ledger = Shape.named(
    "Ledger",
    .object([
      Member(
        "columns",
        .array(of: .object([Member("id", .identifier), Member("label", .label)]), max: 100)),
      Member(
        "items",
        .array(
          of: .object([
            Member("case", .identifier),
            Member("cells", .map(keys: .identifier, to: .anything, max: 100), "列 → 内容"),
          ]), max: Operation.pageMax)),
      Member("next", .nullable(.line(1...256, .cursor))),
    ]))
}
