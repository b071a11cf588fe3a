/// What is offered about endpoints: other systems to which notices go, and the log of deliveries.
enum EndpointOperations {
  static let all: [Operation] = [
    .get(
      "listEndpoints", "/endpoints", tag: "endpoints", "查询推送端点",
      query: Operation.pageParameters, answer: .page("EndpointPage", of: endpoint)),
    .post(
      "addEndpoint", "/endpoints", tag: "endpoints",
      "登记推送端点；密钥只显示一次，重复同一键时不再显示", body: newEndpoint, status: 201,
      answer: shown),
    .post(
      "rotateEndpoint", "/endpoints/{id}/rotate", tag: "endpoints",
      "更换密钥：24 小时内新旧两个密钥都签名；再次更换时最早的立即失效",
      body: .named("EndpointRotation", .object([])), status: 200, answer: shown),
    .post(
      "addEndpointKey", "/endpoints/{id}/asymmetric", tag: "endpoints",
      "加上公钥签名（v1a）：原有密钥不变，对方另可只凭 public_key 核对",
      body: .named("EndpointKeyAdding", .object([])), status: 200, answer: endpoint,
      problems: [.notPossibleHere]),
    .post(
      "formatEndpoint", "/endpoints/{id}/format", tag: "endpoints",
      "改变消息格式；此前已生成内容的消息不变",
      body: .named("EndpointFormat", .object([Member("format", .oneOf(formats), label: "格式")])),
      status: 200, answer: endpoint),
    .post(
      "disableEndpoint", "/endpoints/{id}/disable", tag: "endpoints",
      "停用：其通知留存，恢复使用后发出；自行停用的，由此确认",
      body: .named(
        "EndpointDisabling", .object([Member("reason", .prose(1...1_000), label: "理由")])),
      status: 200, answer: endpoint, problems: [.notPossibleHere]),
    .post(
      "enableEndpoint", "/endpoints/{id}/enable", tag: "endpoints", "恢复使用",
      body: .named("EndpointEnabling", .object([])), status: 200, answer: endpoint,
      problems: [.notPossibleHere]),
    .post(
      "testEndpoint", "/endpoints/{id}/test", tag: "endpoints",
      "立即发送一条测试消息（endpoint.test），停用的也可以", body: .named("EndpointTest", .object([])),
      status: 200, answer: delivery),
    .post(
      "replayEndpoint", "/endpoints/{id}/replay", tag: "endpoints",
      "重发一条通知（notice），或自某时起的全部通知（since），编号与内容不变；一次最多 1000 条",
      body: replay, status: 200, answer: replayed, problems: [.notPossibleHere]),
    .get(
      "listDeliveries", "/endpoints/{id}/deliveries", tag: "endpoints",
      "发送记录，最近的在前；每个端点保留最近 1000 次",
      query: Operation.pageParameters, answer: .page("DeliveryPage", of: delivery)),
  ]

  /// How messages may be laid out.
  static let formats = ["standard", "ce-structured", "ce-binary"]

  private static let filters = [
    Member.optional(
      "types", .array(of: .identifier, max: 50), label: "消息类别",
      "不填则不限；case.opened 等，规程另有定名的以其名开头，另有 duty.due_soon、slip.issued 等"),
    Member.optional(
      "organisations", .array(of: .identifier, max: 100), label: "相关单位",
      "只推送这些单位参与的事项；不填则不限"),
    Member.optional("ordered", .boolean, label: "按顺序", "一次一条，前一条送达后才发下一条"),
    Member.optional(
      "format", .oneOf(formats), label: "格式",
      "standard（不填时）：Standard Webhooks；ce-structured、ce-binary：CloudEvents 1.0"),
    Member.optional("asymmetric", .boolean, label: "公钥签名", "同时以 ed25519（v1a）签名，对方只需公钥"),
  ]

  private static let newEndpoint = Shape.named(
    "NewEndpoint",
    .object(
      [
        Member("organisation", .identifier, label: "单位"),
        Member(
          "url", .line(1...2_000), label: "网址", "https://…；http:// 只限配置 delivery.allow 所列的地址"),
      ] + filters))

  private static let replay = Shape.named(
    "EndpointReplay",
    .object([
      Member.optional("notice", .identifier, label: "通知", "只重发这一条；与 since 二者填一"),
      Member.optional("since", .instant, label: "自何时起", "此时起产生的全部通知"),
      Member.optional("after", .identifier, label: "从何处继续", "上一次答复中的 after，与同一 since 一起填"),
    ]))

  private static let replayed = Shape.named(
    "EndpointReplayed",
    .object([
      Member("replayed", Shape.count, "再发一次的条数"),
      Member("waiting", Shape.count, "本来就待发的条数；因失败而等待的提前到现在"),
      Member(
        "after", .nullable(.identifier), "还有更多时，以同一 since 和这个 after 继续；没有时为 null"),
    ]))

  private static let members = [
    Member("id", .identifier), Member("organisation", .identifier),
    Member("organisation_label", .label), Member("url", .line(1...2_000)),
    Member("types", .array(of: .identifier, max: 50)),
    Member("organisations", .array(of: .identifier, max: 100)),
    Member("ordered", .boolean), Member("format", .oneOf(formats)), Member("created_at", .instant),
    Member("public_key", .nullable(.line(1...200)), "核对 v1a 签名的公钥（whpk_…）；不用 v1a 的为 null"),
    Member("former_secret_until", .nullable(.instant), "旧密钥签名到何时；没有旧密钥时为 null"),
    Member("disabled", .nullable(disabled), "停用；使用中为 null"),
  ]

  private static let endpoint = Shape.named("Endpoint", .object(members))

  private static let shown = Shape.named(
    "EndpointWithSecret",
    .object(
      members + [
        Member("secret", .nullable(.line(1...200)), "签名密钥（Standard Webhooks），只在此时显示一次")
      ]))

  private static let disabled = Shape.named(
    "EndpointDisabled",
    .object([
      Member("at", .instant), Member("reason", .prose(0...1_000)),
      Member("failed", .boolean, "因对方不接收而自行停用，尚无人处理"),
    ]))

  private static let delivery = Shape.named(
    "Delivery",
    .object([
      Member("message", .identifier, "消息编号（webhook-id），每次尝试相同"),
      Member("attempt", Shape.count, "第几次尝试"), Member("at", .instant),
      Member("delivered", .boolean, "对方答复 2xx"),
      Member("status", .nullable(Shape.count), "对方的答复；没有答复时为 null"),
      Member("fault", .nullable(.prose(0...1_000)), "没有答复的原因"),
      Member("request", .prose(0...8_000), "发送的请求头"),
      Member("response", .prose(0...8_000), "答复的响应头"),
      Member("address", .line(0...64), "对方的地址"),
      Member("milliseconds", Shape.count),
    ]))
}
