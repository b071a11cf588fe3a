/// The shape in which supervision slips (督办单) are answered.
enum SlipAnswers {
  static let slip = Shape.named(
    "Slip",
    .object([
      Member("index", Shape.count, "本事项的第几张"),
      Member("number", .nullable(.line(1...64)), "单号，如 联督〔2026〕1号；待签发、未签发及通报为 null"),
      Member("colour", .nullable(.oneOf(["blue", "yellow", "red"])), "颜色；通报为 null"),
      Member("label", .label, "名称，如 催办通知单"),
      Member("round", Shape.count, "第几轮办理"),
      Member("clock", .identifier, "所督办的时限"),
      Member("clock_label", .label, "时限名称"),
      Member("state", .oneOf(["laid", "issued", "unsigned"]), "待签发、已发出、未签发（改发了通知，或事项先已了结）"),
      Member("recipients", .array(of: recipient, max: 100), "发给谁"),
      .optional("laid_at", .instant, "送签或直接发出的时间"),
      .optional("sent_at", .nullable(.instant), "发出（或改发通知）的时间；待签发、未发出时为 null"),
      .optional(
        "acknowledgement", .oneOf(["none", "owed", "given", "missed"]),
        "无须签收、待签收、已签收、逾时未签收"),
      .optional("acknowledged_at", .nullable(.instant), "签收时间"),
    ]))

  private static let recipient = Shape.named(
    "SlipRecipient",
    .object([
      Member("person", .nullable(.identifier), "收件人；隐去时为 null"),
      Member("person_label", .label, "收件人姓名"),
      Member("post", .nullable(.identifier), "以哪个岗位收件"),
    ]))
}
