/// What is offered about the versions of procedures, and about cases that go over to a newer one.
enum VersionOperations {
  /// The versions that a procedure may have.
  private static let version = Shape.integer(1...100_000)

  static let all: [Operation] = [
    .post(
      "addProcedure", "/procedures", tag: "rules", "新增一个规程版本：检查或施行（仅限控制套接字）",
      body: .named(
        "ProcedureOrder",
        .object([
          Member("name", .identifier, "文件名，如 request.yaml"),
          Member("text", .prose(1...262_144), "文件内容（YAML）"),
          .optional("apply", .boolean, "施行；否则只检查，并说明有何变动"),
        ])),
      status: 200, answer: added, problems: [.guardNotMet]),
    .get(
      "listVersions", "/procedures/{id}/versions", tag: "rules", "查询规程的各个版本",
      query: Operation.pageParameters, answer: .page("VersionPage", of: listed)),
    .get(
      "compareVersions", "/procedures/{id}/changes", tag: "rules", "两个版本之间有何变动",
      query: [
        .optional("from", version, "旧版本；默认为现行版本的前一个"),
        .optional("to", version, "新版本；默认为现行版本"),
      ],
      answer: .named("ProcedureChanges", .object(changes))),
    .post(
      "migrateCases", "/procedures/{id}/migrations", tag: "rules",
      "在办事项转按新版本办理：预览或施行（仅限控制套接字）",
      body: .named(
        "MigrationOrder",
        .object([
          Member("to", version, "转到哪一版本"),
          .optional(
            "map", .map(keys: .identifier, to: .identifier, max: 1_000),
            "旧环节或事项编号 → 新环节；未列出的按同名环节"),
          .optional("dry_run", .boolean, "只预览"),
          .optional("partial", .boolean, "不能迁移的留在原版本，其余照迁；默认有一件不能即都不迁"),
        ])),
      status: 200, answer: order, problems: [.guardNotMet]),
    .get(
      "listMigrations", "/procedures/{id}/migrations", tag: "rules", "查询历次迁移",
      query: Operation.pageParameters, answer: .page("MigrationPage", of: migration)),
  ]

  private static let change = Shape.named(
    "ProcedureChange",
    .object([
      Member("part", .identifier), Member("part_label", .label, "规程的哪一部分"),
      Member("id", .identifier), Member("words", .prose(1...4_000), "有何变动"),
      Member("meaning", .nullable(.prose(1...4_000)), "对转来的在办事项意味着什么；没有时为 null"),
    ]))

  private static let changes: [Member] = [
    Member("procedure", .identifier), Member("from", .nullable(version), "旧版本；新的规程为 null"),
    Member("to", version, "新版本"), Member("of_note", .boolean, "在办事项转来时会受影响"),
    Member("items", .array(of: change, max: 4_000)),
  ]

  private static let added = Shape.named(
    "ProcedureAdded", .object([Member("applied", .boolean, "已施行")] + changes))

  private static let listed = Shape.named(
    "ProcedureVersion",
    .object([
      Member("version", version), Member("in_force", .boolean, "现行"),
      Member("open_cases", Shape.count, "按此版本办理的在办事项"),
    ]))

  private static let left = Shape.named(
    "CaseLeft",
    .object([
      Member("case", .identifier), Member("number", .line(1...64)),
      Member("reason", .prose(1...4_000), "为何留在原版本"),
    ]))

  private static let migration = Shape.named(
    "Migration",
    .object([
      Member("migration", Shape.count, "迁移的编号"), Member("procedure", .identifier),
      Member("to", version), Member("began_at", .instant),
      Member("ended_at", .nullable(.instant), "尚未迁完时为 null"),
      Member("moved", Shape.count, "已迁移的事项"), Member("left", Shape.count, "留在原版本的事项"),
      Member("left_cases", .array(of: left, max: 200), "留在原版本的，至多 200 件"),
    ]))

  private static let order = Shape.named(
    "MigrationResult",
    .object([
      Member("procedure", .identifier), Member("to", version), Member("dry_run", .boolean),
      .optional("migration", Shape.count, "迁移的编号"),
      .optional("moved", Shape.count, "迁移的事项；预览时为会迁移的"),
      .optional("left", Shape.count, "留在原版本的事项；预览时为会留下的"),
      .optional("behind", Shape.count, "尚待迁移的事项，在后台继续"),
      .optional("dates", Shape.count, "会变动的时限"),
      .optional("items", .array(of: previewed, max: 1_000), "逐件，不能迁移的在前，至多 1000 件"),
    ]))

  private static let previewed = Shape.named(
    "CaseMigration",
    .object([
      Member("case", .identifier), Member("number", .line(1...64)),
      Member("version", version, "现按哪一版本办理"),
      Member("from", .identifier, "现在的环节"), Member("from_label", .label),
      Member("to", .nullable(.identifier), "迁移后的环节；不能迁移时为 null"),
      Member("to_label", .nullable(.label)),
      Member(
        "dates",
        .array(
          of: .object([
            Member("clock", .label, "时限"), Member("from", .nullable(.date), "新的时限为 null"),
            Member("to", .nullable(.date), "停止的时限为 null"),
          ]), max: 100), "会变动的时限"),
      Member("refused", .nullable(.prose(1...4_000)), "为何不能迁移"),
    ]))
}
