/// A place in a file that people write, and the path of keys that leads there.
package struct SourcePlace: Hashable, Sendable {
  package let file: String
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int
  /// The keys from the top, such as `states.pooled.clocks`; empty for the whole document.
  ///
  /// Items of a list are counted from 1: `off[3]`.
  package let path: String

  /// The place so named.
  package init(file: String, line: Int = 1, column: Int = 1, path: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
  }

  /// A line of a file in a folder.
  init(_ name: String, in directory: String, line: Int = 1) {
    let separator = directory.isEmpty || directory.hasSuffix("/") ? "" : "/"
    self.init(file: directory + separator + name, line: line)
  }
}

extension SourcePlace: CustomStringConvertible {
  /// The place as compilers print it: `file:line:column`.
  package var description: String { "\(file):\(line):\(column)" }
}
