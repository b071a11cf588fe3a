/// How large a table may be.
package struct CSVLimits: Sendable {
  /// Rows, the heading among them.
  package var rowsMax: Int
  package var columnsMax: Int
  /// The longest cell, in bytes of UTF-8.
  package var cellBytesMax: Int
  /// Faults told at once; a table with more is not being mended by hand.
  package var faultsMax: Int

  package init(rowsMax: Int, columnsMax: Int, cellBytesMax: Int, faultsMax: Int) {
    self.rowsMax = rowsMax
    self.columnsMax = columnsMax
    self.cellBytesMax = cellBytesMax
    self.faultsMax = faultsMax
  }

  /// The limits of every table that comes from outside.
  package static let table = CSVLimits(
    rowsMax: 20_001, columnsMax: 200, cellBytesMax: 65_536, faultsMax: 200)
}
