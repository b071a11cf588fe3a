/// What is said of tables and rosters that are brought in.
extension Words {
  static let rows = Words("Rows", "行")
  static let changes = Words("Changes", "项变更")
  static let encoding = Words("Encoding", "文件编码")

  static func imported(_ accepted: String, _ refused: String, _ noun: Words, isDry: Bool) -> Words {
    Words(
      "\(noun) \(isDry ? "that could be imported" : "imported"): \(accepted), not: \(refused)",
      "\(isDry ? "可导入" : "已导入") \(accepted) \(noun)，未导入 \(refused) \(noun)")
  }

  static func importing(_ rows: Int, events: Int64?, seconds: Int) -> Words {
    guard let events else {
      return Words(
        "importing \(rows) rows: \(seconds) s", "正在导入 \(rows) 行：\(seconds) 秒")
    }
    return Words(
      "importing \(rows) rows: \(seconds) s, \(events) events written",
      "正在导入 \(rows) 行：\(seconds) 秒，已写入 \(events) 条记录")
  }

  static let importTheRestAlone = Words(
    "Import only the rows left out once they are mended: the others would be filed twice.",
    "改好后只导入未导入的行；整表再导入一次，已导入的行会重复登记。")

  static let notDryAfterAll = Words(
    "the daemon did not keep to the dry run: the above was imported",
    "守护进程没有按“只检查”办理，以上内容已经导入")

  static func tableRow(_ row: String) -> Words { Words("row \(row)", "第 \(row) 行") }
  static func column(_ column: Int64) -> Words { Words(" column \(column)", " 第 \(column) 列") }
  static func label(_ label: String) -> Words { Words(" (\(label))", "（\(label)）") }
  static func fileLine(_ line: Int64) -> Words {
    Words(" (line \(line) of the file)", "（文件第 \(line) 行）")
  }

  static let colon = Words(": ", "：")
}
