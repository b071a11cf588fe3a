/// What is wrong with a table, and where.
package struct CSVFault: Equatable, Sendable {
  /// What is wrong with it.
  package enum Reason: Equatable, Sendable {
    case unclosedQuote
    /// A quote in the middle of a cell that doesn't begin with one.
    case strayQuote
    /// Something between a closing quote and the next comma.
    case textAfterQuote
    case loneCarriageReturn
    case ragged(cells: Int, expected: Int)
    case tooManyRows(max: Int)
    case tooManyColumns(max: Int)
    case cellTooLong(bytesMax: Int)
    case empty
    case unnamedColumn
    case repeatedColumn(String)
  }

  package var reason: Reason
  /// Counted from one as a spreadsheet does: the heading is row 1, a blank row counts.
  package var row: Int
  /// Counted from one.
  package var column: Int
  /// The line of the file, which a cell with line breaks makes differ from the row.
  package var line: Int

  /// What a clerk is told.
  package var message: String {
    "第 \(row) 行第 \(column) 列（文件第 \(line) 行）：\(reason.words)"
  }
}

extension CSVFault.Reason {
  /// The fault in words, without its place.
  package var words: String {
    switch self {
    case .unclosedQuote: "引号没有闭合，其后的内容无法读取"
    case .strayQuote: "未加引号的单元格中出现了引号"
    case .textAfterQuote: "闭合引号之后还有内容"
    case .loneCarriageReturn: "出现了单独的回车符"
    case .ragged(let cells, let expected): "有 \(cells) 列，应为 \(expected) 列"
    case .tooManyRows(let max): "行数过多，最多 \(max) 行"
    case .tooManyColumns(let max): "列数过多，最多 \(max) 列"
    case .cellTooLong(let bytesMax): "单元格过长，最多 \(bytesMax) 字节"
    case .empty: "表中没有内容"
    case .unnamedColumn: "表头没有列名"
    case .repeatedColumn(let name): "表头列名重复：\(name)"
    }
  }
}
