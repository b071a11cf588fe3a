import Testing

@testable import WireFormat

struct CSVReaderTests {
  @Test(arguments: samples)
  func `a table is read cell by cell`(text: String, cells: [[String]]) {
    let reading = CSVReader.read(text)
    #expect(reading.rows.map(\.cells) == cells)
    #expect(reading.faults == [])
  }

  private static let samples: [(String, [[String]])] = [
    ("", []), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a\n", [["a"]]), ("a,\n,b", [["a", ""], ["", "b"]]), ("\"\"\n", [[""]]),
    ("\"a,\"\"b\"\"\r\nc\",d\n", [["a,\"b\"\r\nc", "d"]]), ("a\n\n\r\nb\n", [["a"], ["b"]]),
    ("\"\"\"\"\n", [["\""]]), ("诉求, 车 \n", [["诉求", " 车 "]]),
  ]

  @Test func `what is filled in from a cell has plain line ends`() throws {
    let table = CSVTable(CSVReader.read("甲,乙\r\n\"一\r\n二\",\"三\n四\"\r\n"))
    #expect(table.rows.map(\.cells) == [["一\n二", "三\n四"]])
    #expect(table.faults == [])
  }

  @Test(arguments: faulty)
  func `each fault has its row, column and line`(text: String, faults: [CSVFault]) {
    #expect(CSVReader.read(text).faults == faults)
  }

  private static let faulty: [(String, [CSVFault])] = [
    (
      "a,b\n1,2,3\n4\n",
      [
        CSVFault(reason: .ragged(cells: 3, expected: 2), row: 2, column: 3, line: 2),
        CSVFault(reason: .ragged(cells: 1, expected: 2), row: 3, column: 1, line: 3),
      ]
    ),
    ("a,b\n\"x\ny\",\"z\nq,\n", [CSVFault(reason: .unclosedQuote, row: 2, column: 2, line: 3)]),
    ("a,b\nc\"d,e\n", [CSVFault(reason: .strayQuote, row: 2, column: 1, line: 2)]),
    ("a,b\n1,\"c\"d\n", [CSVFault(reason: .textAfterQuote, row: 2, column: 2, line: 2)]),
    ("a\rb\n", [CSVFault(reason: .loneCarriageReturn, row: 1, column: 1, line: 1)]),
    ("a\n\n\"\nb\"c\n", [CSVFault(reason: .textAfterQuote, row: 3, column: 1, line: 4)]),
  ]

  @Test func `what is too large is named`() {
    let limits = CSVLimits(rowsMax: 2, columnsMax: 2, cellBytesMax: 3, faultsMax: 9)
    #expect(
      CSVReader.read("a,b\nabcd,\n1,2\n", limits: limits).faults.map(\.reason)
        == [.cellTooLong(bytesMax: 3), .tooManyRows(max: 2)])
    #expect(
      CSVReader.read("a,b,c\n", limits: limits).faults.map(\.reason) == [.tooManyColumns(max: 2)])
  }

  @Test func `a fault is told in words`() {
    #expect(
      CSVReader.read("a\n1,2\n").faults.first?.message == "第 2 行第 2 列（文件第 2 行）：有 2 列，应为 1 列")
  }

  @Test func `cells are asked for by the name of their column`() throws {
    let table = try CSVTable.read(Array("标题 ,单位\n 车 ,\n\n路,园区\n坏\n".utf8))
    #expect(table.columns == ["标题", "单位"])
    #expect(table.rows.map { table.cell("标题", of: $0) } == ["车", "路"])
    #expect(table.rows.map { table.cell("单位", of: $0) } == [nil, "园区"])
    #expect(table.rows.map(\.number) == [2, 4])
    #expect(table.column("单位") == 2)
    #expect(table.cell("没有", of: table.rows[0]) == nil)
    #expect(table.faults.map(\.row) == [5])
    #expect((table.headingRow, table.rowCount) == (1, 3), "the bad row is one too")
    #expect(CSVTable(CSVReader.read("a\n1\n\"2\n")).rowCount == 2, "so is one without an end")
    let sheet = CSVTable(CSVReader.read("a,b\n1,2\n,\n , \n"))
    #expect((sheet.rows.count, sheet.rowCount) == (1, 1), "rows of separators alone are none")
    #expect(sheet.faults.isEmpty)
  }

  @Test func `a heading without names or with one twice is a fault`() {
    let table = CSVTable(CSVReader.read("a,,a\n"))
    #expect(table.faults.map(\.reason) == [.unnamedColumn, .repeatedColumn("a")])
    #expect(CSVTable(CSVReader.read("\n")).faults.map(\.reason) == [.empty])
  }
}
