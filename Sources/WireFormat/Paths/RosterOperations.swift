/// What is offered about organisations, people, posts and tokens; each change is an event.
enum RosterOperations {
  static let all: [Operation] = [
    .get(
      "listOrganisations", "/organisations", tag: "roster", "查询单位",
      query: Operation.pageParameters, answer: .page("OrganisationPage", of: organisation)),
    .post(
      "addOrganisation", "/organisations", tag: "roster", "登记单位", body: newOrganisation,
      status: 201, answer: organisation, problems: [.alreadyExists]),
    .get(
      "listPeople", "/people", tag: "roster", "查询人员",
      query: [.optional("organisation", .identifier, "单位编号")] + Operation.pageParameters,
      answer: .page("PersonPage", of: person)),
    .post(
      "addPerson", "/people", tag: "roster", "登记人员", body: newPerson, status: 201,
      answer: person, problems: [.alreadyExists]),
    .post(
      "showPersonContact", "/people/{id}/contact", tag: "roster",
      "查看完整的电话和邮箱（须写明理由，留有记录）", body: ContactAnswers.personRequest, status: 200,
      answer: ContactAnswers.ofPerson),
    .get(
      "listPosts", "/posts", tag: "roster", "查询岗位",
      query: [.optional("organisation", .identifier, "单位编号")] + Operation.pageParameters,
      answer: .page("PostPage", of: post)),
    .post(
      "addPost", "/posts", tag: "roster", "登记岗位", body: newPost, status: 201, answer: post,
      problems: [.alreadyExists]),
    .post(
      "addHolder", "/posts/{id}/holders", tag: "roster", "任职", body: newHolding, status: 201,
      answer: post, problems: [.stillNeeded]),
    .post(
      "addDeputy", "/posts/{id}/deputies", tag: "roster", "设 AB 角（代理）", body: newDeputy,
      status: 201, answer: post),
    .post(
      "closeOrganisation", "/organisations/{id}/close", tag: "roster",
      "撤销单位：其事项、岗位和人员由承接单位接手", body: closing, status: 200, answer: organisation),
    .post(
      "closePerson", "/people/{id}/close", tag: "roster", "人员离任：账户即时关闭，待办按责任链移交",
      body: leaving, status: 200, answer: person),
    .post(
      "endHolding", "/posts/{id}/holders/{person}/end", tag: "roster", "定任期的最后一日",
      body: ending, status: 200, answer: post),
    .post(
      "endDeputy", "/posts/{id}/deputies/{person}/end", tag: "roster", "定代理期的最后一日",
      body: ending, status: 200, answer: post),
    .post(
      "createToken", "/people/{id}/tokens", tag: "roster", "发放令牌（只显示一次）", body: newToken,
      status: 201, answer: token),
    .get(
      "listTokens", "/people/{id}/tokens", tag: "roster", "查询一人的令牌（不含令牌本身）",
      query: Operation.pageParameters, answer: .page("TokenPage", of: keptToken)),
    Operation(
      id: "revokeToken", method: .delete, path: Operation.root + "/tokens/{id}", tag: "roster",
      summary: "吊销令牌", access: .token, query: QueryShape(), bodies: [],
      answers: [Operation.Answer(status: 204, description: "已吊销", contents: [])],
      ownProblems: []),
  ]

  private static let kinds = Shape.oneOf(["member", "department", "office"])

  private static let newOrganisation = Shape.named(
    "NewOrganisation",
    .object([
      Member("id", .identifier, label: "单位编号"),
      Member("name", .line(1...200), label: "单位名称"),
      Member("kind", kinds, label: "单位类别", "成员单位、职能部门、办事机构"),
    ]))

  private static let organisation = Shape.named(
    "Organisation",
    .object([
      Member("id", .identifier), Member("name", .line(1...200)), Member("kind", kinds),
      .optional("closed_at", .nullable(.instant), "撤销时间"),
      .optional("successor", .nullable(.identifier), "承接单位"),
    ]))

  private static let closing = Shape.named(
    "OrganisationClosing",
    .object([
      .optional("successor", .nullable(.identifier), label: "承接单位", "没有承接单位的，事项归秘书长")
    ]))

  private static let leaving = Shape.named(
    "PersonLeaving",
    .object([
      .optional(
        "acting", .map(keys: .identifier, to: .identifier, max: 100), label: "代理",
        "因此空缺的常设岗位由谁代理：岗位编号到人员编号")
    ]))

  private static let ending = Shape.named(
    "TermEnding",
    .object([
      Member("last", .nullable(.date), label: "最后一日", "不早于昨天；null 表示取消止日"),
      .optional("acting", .identifier, label: "代理", "此后空缺时由谁代理"),
    ]))

  private static let newPerson = Shape.named(
    "NewPerson",
    .object([
      Member("id", .identifier, label: "人员编号"),
      Member("name", .line(1...100), label: "姓名"),
      Member("organisation", .identifier, label: "所在单位"),
      .optional("phone", .line(0...40, .phone), label: "电话"),
      .optional("mail", .line(0...254, .mail), label: "邮箱"),
    ]))

  private static let person = Shape.named(
    "Person",
    .object([
      Member("id", .identifier), Member("name", .line(1...100)),
      Member("organisation", .identifier),
      .optional("phone", .nullable(.line(0...40)), "除本人外只显示前三后四位"),
      .optional("mail", .nullable(.line(0...254))),
      .optional("posts", .array(of: .identifier, max: 200), "现任岗位"),
      Member("active", .boolean, "是否在任"),
    ]))

  private static let newPost = Shape.named(
    "NewPost",
    .object([
      Member("id", .identifier, label: "岗位编号"),
      Member("role", .identifier, label: "岗位类别"),
      Member("organisation", .identifier, label: "所在单位"),
      .optional("label", .line(1...200), label: "岗位名称"),
    ]))

  private static let post = Shape.named(
    "Post",
    .object([
      Member("id", .identifier), Member("role", .identifier),
      Member("organisation", .identifier), Member("label", .label),
      Member("holders", .array(of: holding, max: 1000), "任职"),
      Member("deputies", .array(of: holding, max: 1000), "代理"),
    ]))

  private static let holding = Shape.named(
    "Holding",
    .object([
      Member("person", .identifier), .optional("person_label", .label),
      Member("from", .instant), Member("until", .nullable(.instant)),
      .optional("acting", .boolean, "是否代行"),
      .optional("deputises", .nullable(.identifier), "代理何人"),
    ]))

  private static let newHolding = Shape.named(
    "NewHolding",
    .object([
      Member("person", .identifier, label: "人员"),
      .optional("from", .instant, label: "自", "默认即时"),
      .optional("until", .nullable(.instant), label: "至"),
      .optional("acting", .boolean, label: "代行", "岗位空缺期间代理，不是正式任职"),
      .optional("replaces", .identifier, label: "接替何人", "同时结束其任职，最后一日为新任期的前一日"),
    ]))

  private static let newDeputy = Shape.named(
    "NewDeputy",
    .object([
      Member("person", .identifier, label: "代理人"),
      Member("from", .instant, label: "自"), Member("until", .instant, label: "至"),
    ]))

  private static let scope = Shape.oneOf(Operation.Scope.allCases.map(\.rawValue))

  private static let newToken = Shape.named(
    "NewToken",
    .object([
      .optional(
        "scopes", .array(of: scope, max: Operation.Scope.allCases.count), label: "范围",
        "read 查看、act 办理、administer 其他；默认为本人的全部权限"),
      .optional("expires_at", .instant, label: "有效期至"),
    ]))

  private static let token = Shape.named(
    "Token",
    .object([
      Member("id", .identifier), Member("person", .identifier),
      Member("token", .line(16...200), "只在此时显示一次"),
      Member("scopes", .array(of: scope, max: Operation.Scope.allCases.count)),
      Member("expires_at", .nullable(.instant)),
    ]))

  private static let keptToken = Shape.named(
    "KeptToken",
    .object([
      Member("id", .identifier, "吊销时用的编号"), Member("person", .identifier),
      Member("scopes", .array(of: scope, max: Operation.Scope.allCases.count)),
      Member("expires_at", .nullable(.instant)),
      Member("last_used_on", .nullable(.date), "最近一次使用的日期"),
      Member("revoked_at", .nullable(.instant), "吊销时间"),
    ]))
}
