/// The shapes of contact data, which is shown whole only for a reason.
enum ContactAnswers {
  static let request = Shape.named(
    "ContactRequest",
    .object([
      Member("reason", .prose(1...1_000), label: "理由"),
      .optional("as", .identifier, "以哪个岗位的身份"),
    ]))

  static let personRequest = Shape.named(
    "PersonContactRequest", .object([Member("reason", .prose(1...1_000), label: "理由")]))

  static let ofCase = Shape.named(
    "CaseContacts",
    .object([
      Member(
        "items",
        .array(
          of: .object([
            Member("field", .identifier, "字段"), Member("label", .label, "名称"),
            Member("value", .prose(0...4_000), "联系方式"),
          ]), max: 100))
    ]))

  static let ofPerson = Shape.named(
    "PersonContact",
    .object([
      Member("id", .identifier), Member("phone", .nullable(.line(0...40))),
      Member("mail", .nullable(.line(0...254))),
    ]))
}
