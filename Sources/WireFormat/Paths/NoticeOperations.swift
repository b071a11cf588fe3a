/// What is offered about notices: who was told what, and a person's word about the rest.
enum NoticeOperations {
  static let all: [Operation] = [
    .get(
      "listNotices", "/notices", tag: "notices", "查询通知",
      query: [
        .optional("case", .identifier, "某一事项的通知；不填则为全部事项中的一类"),
        .optional(
          "about", .oneOf(["office"]),
          "office：不属于任何事项的通知（推送端点停用、日报已发），限秘书处；不填 state 则为全部"),
        .optional(
          "state", .oneOf(["untold", "owed", "uncertain", "handed-over"]),
          "不限事项时：untold 无人告知（默认）、owed 待发送、uncertain 不明、handed-over 未能送达"),
      ] + Operation.pageParameters,
      answer: .page("NoticePage", of: notice), problems: [.notFound]),
    settle(
      "noticeTold", "told", "登记已当面或电话告知",
      [
        Member("to", .line(1...200), label: "告知何人"),
        Member("means", .line(1...20), label: "何种方式", "电话、书面、当面、会上"),
        Member("at", .instant, label: "何时"),
      ]),
    settle("noticeWaived", "waive", "不再告知", [reason]),
    settle("noticeArrived", "arrived", "确认不明的通知已经送达", [reason]),
    settle("noticeResent", "resend", "重新发送", [reason]),
  ]

  private static let reason = Member("reason", .prose(1...1_000), label: "理由")

  private static func settle(
    _ id: String, _ path: String, _ summary: String, _ members: [Member]
  ) -> Operation {
    .post(
      id, "/notices/{id}/\(path)", tag: "notices", summary,
      body: .named(
        id.prefix(1).uppercased() + id.dropFirst(),
        .object(members + [.optional("as", .identifier, "以哪个岗位的身份")])),
      status: 200, answer: notice, problems: [.notPossibleHere])
  }

  static let states = [
    "owed", "sending", "uncertain", "delivered", "told-in-person", "handed-over", "waived",
  ]

  /// One duty to tell one recipient.
  static let notice = Shape.named(
    "Notice",
    .object([
      Member("id", .identifier), Member("case", .nullable(.identifier)),
      Member("at", .instant, "产生时间"),
      Member("recipient", .identifier, "收件人"),
      .optional("recipient_label", .label, "收件人姓名"),
      Member("lane", .identifier, "发送通道"),
      Member("template", .identifier, "模板"),
      .optional("template_version", Shape.count),
      .optional("kind", .identifier, "种类"),
      Member("state", .oneOf(states), "送达状态"),
      .optional("state_at", .nullable(.instant), "进入该状态的时间"),
      Member("attempts", Shape.count, "已尝试次数"),
      .optional("next_at", .nullable(.instant), "下次尝试时间"),
      .optional("fault", .nullable(.prose(0...1000)), "最近一次未送达的原因"),
      .optional("facts", .anything, "通知所述的内容"),
      .optional("text", .nullable(.prose(0...20_000)), "通知正文"),
      .optional("told", .nullable(told), "当面或电话告知"),
      .optional("waived_by", .nullable(.identifier), "免除人"),
      .optional("waived_reason", .nullable(.prose(0...4000)), "免除理由"),
    ]))

  private static let told = Shape.named(
    "ToldInPerson",
    .object([
      Member("by", .identifier), Member("to", .line(1...200)), Member("at", .instant),
    ]))
}
