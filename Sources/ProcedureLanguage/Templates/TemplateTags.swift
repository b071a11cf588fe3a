internal import CaseCore

/// Checks the tags of a template: variables that there are, and sections that end.
///
/// Only four kinds of tags are known: `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}` and
/// `{{! a comment }}`. Partials, other delimiters and unescaped variables are refused.
struct TemplateTags {
  let known: TemplateNames
  /// Says what is wrong; the line counts from 0 within the text.
  let complain: (_ line: Int, _ message: String) -> Void

  private struct Section {
    var name: String
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
      let name = section.name
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
        let ends = open.last.map { "; `{{/\($0.name)}}` is due first" } ?? ""
        return complain(line, "`{{/\(name)}}` ends no section\(ends)")
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

  private func variable(_ text: Substring, _ line: Int, _ open: [Section]) -> String? {
    let name = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    let allowed = known.names(within: open.map(\.name))
    if allowed.contains(name) { return name }
    let hint = nearestHint(to: name, among: allowed)
    complain(
      line, "unknown variable `\(name)`; known here: \(allowed.joined(separator: ", "))\(hint)")
    return nil
  }
}

/// What a template may name, and what within which of its lists.
struct TemplateNames {
  /// In the order in which they are listed to whoever mistook one.
  let names: [String]
  /// Those of `names` that are only there within a list, by the lists.
  var inLists: [(lists: Set<String>, names: Set<String>)] = []

  /// What may be named inside these sections.
  func names(within sections: [String]) -> [String] {
    names.filter { name in
      inLists.allSatisfy { inside in
        !inside.names.contains(name) || sections.contains(where: inside.lists.contains)
      }
    }
  }

  /// The frames of notices.
  static let ofFrames = TemplateNames(
    names: TemplateVariable.allCases.map(\.rawValue),
    inLists: [
      (
        lists: [TemplateVariable.facts.rawValue],
        names: [TemplateVariable.label.rawValue, TemplateVariable.value.rawValue]
      )
    ])
  /// The words of notices.
  static let ofWords = TemplateNames(
    names: TemplateVariable.allCases.filter(TemplateVariable.ofWords.contains).map(\.rawValue))
  /// Digests, and their subjects.
  static let ofDigests = TemplateNames(
    names: DigestVariable.allCases.map(\.rawValue),
    inLists: [
      (
        lists: Set(DigestVariable.lists.map(\.rawValue)),
        names: Set(DigestVariable.ofItems.map(\.rawValue))
      )
    ])
  static let ofDigestSubjects = TemplateNames(
    names: DigestVariable.allCases.filter(DigestVariable.ofSubject.contains).map(\.rawValue))
}

extension Substring {
  /// How many lines end in it.
  fileprivate var lines: Int { unicodeScalars.count { $0 == "\n" } }
}
