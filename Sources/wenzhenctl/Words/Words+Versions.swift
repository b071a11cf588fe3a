/// What is said of the versions of procedures.
extension Words {
  static func newProcedure(_ name: String) -> Words {
    Words("\(name): a new procedure", "\(name)：新的规程")
  }

  static func versionsCompared(
    _ name: String, _ old: String, _ new: String, _ count: Int
  ) -> Words {
    Words(
      "\(name): from version \(old) to \(new), changes: \(count)",
      "\(name)：由第 \(old) 版到第 \(new) 版，变动 \(count) 处")
  }

  static func versionInForce(_ version: String) -> Words {
    Words(
      "In force for new cases as version \(version)", "已施行，新的事项按第 \(version) 版办理")
  }

  static let notYetInForce = Words(
    "It can be put in force: --apply", "可以施行：加 --apply")

  static func wouldMigrate(_ moved: String, dates: String, left: String) -> Words {
    Words(
      "Cases that would go over: \(moved), dates that move: \(dates); can't go over: \(left)",
      "将迁移 \(moved) 件，变动时限 \(dates) 个；不能迁移 \(left) 件")
  }

  static func migrated(_ number: String, moved: String, left: String) -> Words {
    Words(
      "Migration \(number): \(moved) cases went over, \(left) stayed",
      "第 \(number) 次迁移：已迁 \(moved) 件，留在原版本 \(left) 件")
  }

  static func stillToGo(_ count: String) -> Words {
    Words("\(count) cases follow in the background", "另有 \(count) 件在后台继续")
  }
}
