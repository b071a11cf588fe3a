import Foundation
import Testing

@testable import WireFormat

struct CSVWriterTests {
  private func written(_ rows: [[CSVCell]]) -> String {
    var writer = CSVWriter(withByteOrderMark: false)
    rows.forEach { writer.append($0) }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func `cells are quoted only where they must be`() {
    #expect(
      written([["a", "b,c", "d\"e", "f\ng", " h ", .integer(-5)], [""], ["", ""]])
        == "a,\"b,c\",\"d\"\"e\",\"f\ng\", h ,-5\r\n\"\"\r\n,\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\r", "＝1", "＋1", "－1", "＠x"])
  func `text that a spreadsheet would run is disarmed`(text: String) {
    let rows = CSVReader.read(written([[.text(text), "z"]])).rows
    #expect(rows.map(\.cells) == [["'" + text, "z"]])
  }

  @Test func `a file begins with the mark once`() {
    var writer = CSVWriter()
    writer.append(["a"])
    #expect(writer.take() == [0xEF, 0xBB, 0xBF] + Array("a\r\n".utf8))
    writer.append(["b"])
    #expect(writer.take() == Array("b\r\n".utf8))
  }

  /// Tables written by Python's `csv`; `Tests/Outside/csv_fixtures.py` makes the file.
  @Test func `tables of Python's csv are read and written the same`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/Delimited/python-csv.json").standardizedFileURL
    let tables = try #require(try JSONValue.parse([UInt8](Data(contentsOf: file))).elements)
    #expect(tables.count == 200)
    for table in tables {
      let text = try #require(table["text"]?.text)
      let rows = try #require(table["rows"]?.elements).map { row in
        (row.elements ?? []).compactMap(\.text)
      }
      let reading = CSVReader.read(text)
      #expect(reading.rows.map(\.cells) == rows)
      #expect(reading.faults == [])
      if table["canonical"]?.flag == true {
        #expect(written(rows.map { $0.map(CSVCell.text) }) == text)
      }
    }
  }
}
