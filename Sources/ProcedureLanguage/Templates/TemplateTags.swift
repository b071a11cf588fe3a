internal import CaseCore

/// Checks the tags of a template: variables that there are, and sections that end.
///
/// Only four kinds of tags are known: `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}` and
/// `{{! a comment }}`. Partials, other delimiters and unescaped variables are refused.
struct TemplateTags {
  /// What may be named.
  let known: Set<TemplateVariable>
  /// Says what is wrong; the line counts from 0 within the text.
  let complain: (_ line: Int, _ message: String) -> Void

  private struct Section {
    var name: TemplateVariable
    var line: Int
  }

  func check(_ text: String) {
    var open: [Section] = []
    var line = 0
    var rest = Substring(text)
    while let start = rest.firstRange(of: "{{") {
      line += rest[..<start.lowerBound].lines
      let after = rest[start.upperBound...]
      guard let end = after.firstRange(of: "}}") else {
        return complain(line, "the tag `{{` is not closed by `}}`")
      }
      let tag = after[..<end.lowerBound]
      take(tag, at: line, &open)
      line += tag.lines
      rest = after[end.upperBound...]
    }
    for section in open {
      let name = section.name.rawValue
      complain(section.line, "`{{#\(name)}}` is not ended by `{{/\(name)}}`")
    }
  }

  private func take(_ tag: Substring, at line: Int, _ open: inout [Section]) {
    switch tag.first {
    case "!": return
    case "#", "^":
      guard let name = variable(tag.dropFirst(), line, open) else { return }
      open.append(Section(name: name, line: line))
    case "/":
      guard let name = variable(tag.dropFirst(), line, open) else { return }
      guard open.last?.name == name else {
        let ends = open.last.map { "; `{{/\($0.name.rawValue)}}` is due first" } ?? ""
        return complain(line, "`{{/\(name.rawValue)}}` ends no section\(ends)")
      }
      open.removeLast()
    case "{", "&": complain(line, "an unescaped variable; write `{{name}}` with two braces")
    case ">", "<", "$", "=", "%":
      complain(
        line,
        "`{{\(tag.prefix(1))` is not known here; there are {{name}}, {{#name}}, {{^name}}, "
          + "{{/name}} and {{! comments}}")
    default: _ = variable(tag, line, open)
    }
  }

  private func variable(
    _ text: Substring, _ line: Int, _ open: [Section]
  ) -> TemplateVariable? {
    let name = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    let isWithinFacts = open.contains { $0.name == .facts }
    var allowed = known.subtracting([.label, .value])
    if isWithinFacts { allowed.formUnion([.label, .value]) }
    if let found = TemplateVariable(rawValue: name), allowed.contains(found) { return found }
    let names = TemplateVariable.allCases.filter(allowed.contains).map(\.rawValue)
    let hint = nearestHint(to: name, among: names)
    complain(
      line, "unknown variable `\(name)`; known here: \(names.joined(separator: ", "))\(hint)")
    return nil
  }
}

extension Substring {
  /// How many lines end in it.
  fileprivate var lines: Int { unicodeScalars.count { $0 == "\n" } }
}
