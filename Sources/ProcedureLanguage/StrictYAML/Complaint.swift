/// One thing wrong with a file that people write, and where.
package struct Complaint: Hashable, Sendable {
  package let file: String
  package let line: Int
  package let column: Int
  /// What is wrong and how to put it right, led by the path of keys.
  package let message: String

  /// A complaint about `place`.
  package init(_ place: SourcePlace, _ message: String) {
    file = place.file
    line = place.line
    column = place.column
    self.message = place.path.isEmpty ? message : "\(place.path): \(message)"
  }
}

extension Complaint: Comparable {
  package static func < (left: Complaint, right: Complaint) -> Bool {
    (left.file, left.line, left.column, left.message)
      < (right.file, right.line, right.column, right.message)
  }
}

extension Complaint: CustomStringConvertible {
  /// The complaint as compilers print it: `file:line:column: message`.
  package var description: String { "\(file):\(line):\(column): \(message)" }
}
