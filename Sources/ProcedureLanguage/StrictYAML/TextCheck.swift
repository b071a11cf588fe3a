/// What is refused before a parser sees the text: size, invisible characters, a flood of aliases.
enum TextCheck {
  static func passes(_ text: String, file: String, _ complaints: ComplaintCollector) -> Bool {
    guard text.utf8.count <= StrictYAML.byteLimit else {
      complaints.add(
        SourcePlace(file: file), "the file is larger than \(StrictYAML.byteLimit) bytes")
      return false
    }
    var (line, column, references, isClean) = (1, 1, 0, true)
    var before: Unicode.Scalar = "\n"
    var last: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      if isForbidden(scalar) {
        let place = SourcePlace(file: file, line: line, column: column)
        complaints.add(place, "the character \(name(of: scalar)) is not allowed")
        isClean = false
      }
      if startsReference(before, last, scalar) {
        references += 1
        if references > StrictYAML.referenceLimit {
          let place = SourcePlace(file: file, line: line, column: column - 1)
          complaints.add(place, "anchors (&) and aliases (*) are not allowed")
          return false
        }
      }
      (before, last) = (last, scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return isClean
  }

  /// Control characters, other line ends than ours, and what turns the direction of writing.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether `mark` may begin an anchor or alias: it stands free and a name follows.
  private static func startsReference(
    _ before: Unicode.Scalar, _ mark: Unicode.Scalar, _ next: Unicode.Scalar
  ) -> Bool {
    guard mark == "&" || mark == "*" else { return false }
    return " \t\n\r[{,?:-\"'".unicodeScalars.contains(before)
      && !next.properties.isWhitespace
  }
}
