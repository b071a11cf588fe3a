/// What is offered about notices, the clock, the audit, imports and the daemon itself.
enum UpkeepOperations {
  static let all: [Operation] = [
    imports,
    .get("showClock", "/clock", tag: "upkeep", "查看系统时间", answer: UpkeepAnswers.clock),
    .post(
      "advanceClock", "/clock", tag: "upkeep", "推进模拟时间（仅限模拟库）",
      body: .named("ClockAdvance", .object([Member("advance_to", .instant, "推进到")])),
      status: 200, answer: UpkeepAnswers.clock, problems: [.notFound, .notPossibleHere]),
    .post(
      "acceptClock", "/clock/accept", tag: "upkeep", "确认系统时钟，继续办理",
      body: .named("ClockAcceptance", .object([])), status: 200, answer: UpkeepAnswers.clock),
    .get(
      "audit", "/audit", tag: "upkeep", "核查：件件有认领、事事有回音",
      query: [
        .optional("check", .oneOf(["all", "chain", "rebuild"]), "只核查哈希链，或只按事件重算")
      ] + Operation.pageParameters,
      answer: .page("AuditPage", of: UpkeepAnswers.finding)),
    .get(
      "showChain", "/audit/chain", tag: "upkeep", "查看哈希链的末端",
      query: [.optional("head", .line(64...64, .digest), "以前记下的末端，查它在链中的位置")],
      answer: UpkeepAnswers.chain),
    .post(
      "makeBackup", "/backups", tag: "upkeep", "备份到本机文件（仅限控制套接字）",
      body: .named(
        "BackupOrder",
        .object([Member("file", .line(1...1_000), "绝对路径；不能是已有的文件")])),
      status: 201, answer: UpkeepAnswers.backup, problems: [.guardNotMet, .alreadyExists]),
    .post(
      "reload", "/reload", tag: "upkeep", "重新读取规程、日历和台账设置（仅限控制套接字）",
      body: .named("ReloadOrder", .object([])), status: 200, answer: UpkeepAnswers.reloaded,
      problems: [.guardNotMet]),
    .post(
      "testMail", "/mail/test", tag: "upkeep", "立即试发一封邮件（仅限控制套接字）",
      body: .named("MailTest", .object([Member("to", .line(3...254, .mail), label: "收件地址")])),
      status: 200, answer: UpkeepAnswers.mailTest, problems: [.notPossibleHere]),
    .get("showStatus", "/status", tag: "upkeep", "查看运行状况", answer: UpkeepAnswers.status),
    open(
      "describe", Operation.root + "/openapi.json", "本接口的 OpenAPI 描述",
      answers: [(200, .anything)]),
    open("health", "/healthz", "进程是否存活", answers: [(200, UpkeepAnswers.health)]),
    open(
      "readiness", "/readyz", "是否可以办理",
      answers: [(200, UpkeepAnswers.readiness), (503, UpkeepAnswers.readiness)]),
  ]

  private static let imports = Operation(
    id: "importTable", method: .post, path: Operation.root + "/imports", tag: "upkeep",
    summary: "导入台账或名册", access: .token,
    query: QueryShape([
      Member("kind", .oneOf(["requests", "roster"]), "导入的内容；表中写明环节的行，按在办的事项接续"),
      .optional("procedure", .identifier, "表中各行按哪一规程登记；默认为台账所列的规程"),
      .optional("partial", .boolean, "只导入没有错误的行；默认有一处错误即全部不导入"),
      .optional("dry_run", .boolean, "只检查，不导入"),
    ]),
    bodies: [.text(mediaType: "text/csv"), .text(mediaType: "application/yaml")],
    answers: [
      Operation.Answer(
        status: 200, description: "导入结果", contents: [.json(UpkeepAnswers.importing)])
    ],
    ownProblems: [.guardNotMet, .notFound])

  private static func open(
    _ id: String, _ path: String, _ summary: String, answers: [(status: Int, shape: Shape)]
  ) -> Operation {
    Operation(
      id: id, method: .get, path: path, tag: "upkeep", summary: summary, access: .anyone,
      query: QueryShape(), bodies: [],
      answers: answers.map { answer in
        Operation.Answer(
          status: answer.status, description: summary, contents: [.json(answer.shape)])
      },
      ownProblems: [])
  }
}
