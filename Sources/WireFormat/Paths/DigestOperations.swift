/// What is offered about digests: which were written to whom, and whether they arrived.
enum DigestOperations {
  static let all: [Operation] = [
    .get(
      "listDigests", "/digests", tag: "digests", "查询摘要邮件，最近的在前",
      query: [
        .optional(
          "owner", .oneOf(["me", "all"]), "me 本人的（默认）、all 全部（秘书处）"),
        .optional(
          "state", .oneOf(["uncertain", "failed"]),
          "owner=all 时只看：uncertain 是否送达不明、failed 未能送达"),
      ] + Operation.pageParameters,
      answer: .page("DigestPage", of: digest)),
    settle("digestArrived", "arrived", "确认送达不明的已经送达"),
    settle("digestResent", "resend", "送达不明的再发一次，内容不变"),
  ]

  /// The path's parameter, which is longer than other ids: a person's is part of it.
  static let parameter = "digest"
  static let name = Shape.line(1...120)

  private static func settle(_ id: String, _ path: String, _ summary: String) -> Operation {
    .post(
      id, "/digests/{\(parameter)}/\(path)", tag: "digests", summary,
      body: .named(
        id.prefix(1).uppercased() + id.dropFirst(),
        .object([Member("reason", .prose(1...1_000), label: "理由")])),
      status: 200, answer: digest, problems: [.notPossibleHere])
  }

  static let states = ["owed", "sending", "uncertain", "delivered", "failed"]

  /// One mail that sums up what its recipient owes.
  static let digest = Shape.named(
    "Digest",
    .object([
      Member("id", name, "邮件的 Message-ID 中 @ 之前的部分"),
      Member("kind", .oneOf(["daily"]), "种类"),
      Member("recipient", .identifier, "收件人"),
      .optional("recipient_label", .label, "收件人姓名"),
      Member("slot", .line(1...40), "应发时刻，按日历所在时区；同一人同一时刻只有一封"),
      Member("window_start", .instant, "所述变化的起点：上一封的终点"),
      Member("window_end", .instant, "所述变化的终点，即写成之时"),
      Member("duties", Shape.count, "待办件数"),
      Member("late", Shape.count, "其中逾期件数"),
      Member("ended", Shape.count, "其间了结件数"),
      Member("state", .oneOf(states), "送达状态"),
      Member("attempts", Shape.count, "已尝试次数"),
      .optional("next_at", .nullable(.instant), "下次尝试时间"),
      .optional("fault", .nullable(.prose(0...1000)), "未送达的原因"),
    ]))
}
