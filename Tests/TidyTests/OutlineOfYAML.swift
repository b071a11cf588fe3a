/// The keys and list entries of a YAML text, each with the keys above it.
///
/// Reads the part of YAML that procedure files are written in: block and flow maps and lists,
/// plain and quoted scalars, block texts and comments. It shares no code with the product's reader.
struct OutlineOfYAML {
  struct Entry: Equatable {
    /// The keys above, outermost first; `-` stands for being an entry of a list.
    let path: [String]
    /// Nil for a scalar in a list.
    let key: String?
    /// Nil where a map, a list or a text follows.
    let scalar: String?
  }

  private(set) var entries: [Entry] = []
  private var stack: [(indent: Int, key: String)] = []
  /// Lines indented deeper than this are a block text.
  private var textIndent: Int?
  /// An unfinished flow collection, and the keys above it.
  private var flow: (text: String, path: [String])?

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      read(String(line))
    }
  }

  private mutating func read(_ line: String) {
    let indent = line.prefix { $0 == " " }.count
    if let textIndent {
      if indent > textIndent || line.allSatisfy(\.isWhitespace) { return }
      self.textIndent = nil
    }
    let content = Self.withoutComment(line.dropFirst(indent))
    if content.isEmpty || content == "---" { return }
    if let open = flow {
      continueFlow(open.text + " " + content, path: open.path)
    } else {
      readNode(content, indent: indent)
    }
  }

  private mutating func readNode(_ content: String, indent: Int) {
    if content == "-" || content.hasPrefix("- ") {
      stack.removeAll { $0.indent > indent || ($0.indent == indent && $0.key == "-") }
      stack.append((indent, "-"))
      let rest = content.dropFirst()
      let inner = rest.drop { $0 == " " }
      if !inner.isEmpty {
        readNode(String(inner), indent: indent + 1 + rest.count - inner.count)
      }
      return
    }
    guard let (key, value) = Self.keyAndValue(content) else {
      readValue(content, path: stack.filter { $0.indent < indent }.map(\.key), key: nil, at: indent)
      return
    }
    stack.removeAll { $0.indent >= indent }
    let path = stack.map(\.key)
    stack.append((indent, key))
    readValue(value, path: path, key: key, at: indent)
  }

  private mutating func readValue(_ value: String, path: [String], key: String?, at indent: Int) {
    let below = key.map { path + [$0] } ?? path
    if value.hasPrefix("{") || value.hasPrefix("[") {
      if let key { entries.append(Entry(path: path, key: key, scalar: nil)) }
      continueFlow(value, path: below)
    } else if value.hasPrefix("|") || value.hasPrefix(">") {
      if let key { entries.append(Entry(path: path, key: key, scalar: nil)) }
      textIndent = indent
    } else {
      entries.append(Entry(path: path, key: key, scalar: Self.scalar(value)))
    }
  }

  private mutating func continueFlow(_ text: String, path: [String]) {
    guard Self.depth(of: text) <= 0 else {
      flow = (text, path)
      return
    }
    flow = nil
    readFlow(text, path: path)
  }

  private mutating func readFlow(_ text: String, path: [String]) {
    let path = text.hasPrefix("[") ? path + ["-"] : path
    for part in Self.parts(of: text.dropFirst().dropLast()) {
      if part.hasPrefix("{") || part.hasPrefix("[") {
        readFlow(part, path: path)
      } else if let (key, value) = Self.keyAndValue(part) {
        readValue(value, path: path, key: key, at: 0)
      } else {
        entries.append(Entry(path: path, key: nil, scalar: Self.scalar(part)))
      }
    }
  }

  // MARK: - Scanning one line

  /// Calls `visit` for each character that no quotes enclose.
  private static func scan(_ text: some StringProtocol, visit: (String.Index, Character) -> Bool) {
    var quote: Character?
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open && previous != "\\" { quote = nil }
      } else if (character == "\"" || character == "'") && !previous.isLetter {
        quote = character
      } else if !visit(index, character) {
        return
      }
      previous = character
    }
  }

  private static func withoutComment(_ text: Substring) -> String {
    var end = text.endIndex
    scan(text) { index, character in
      let isStart = index == text.startIndex || text[text.index(before: index)] == " "
      if character == "#" && isStart { end = index }
      return end == text.endIndex
    }
    return trimmed(text[..<end])
  }

  private static func keyAndValue(_ text: String) -> (key: String, value: String)? {
    var colon: String.Index?
    scan(text) { index, character in
      let next = text.index(after: index)
      if character == ":" && (next == text.endIndex || text[next] == " ") { colon = index }
      return colon == nil && character != "{" && character != "["
    }
    guard let colon else { return nil }
    return (scalar(String(text[..<colon])) ?? "", trimmed(text[text.index(after: colon)...]))
  }

  private static func depth(of text: String) -> Int {
    var depth = 0
    scan(text) { _, character in
      if "{[".contains(character) { depth += 1 }
      if "}]".contains(character) { depth -= 1 }
      return true
    }
    return depth
  }

  private static func parts(of text: Substring) -> [String] {
    var depth = 0
    var cuts: [String.Index] = []
    scan(text) { index, character in
      if "{[".contains(character) { depth += 1 }
      if "}]".contains(character) { depth -= 1 }
      if character == "," && depth == 0 { cuts.append(index) }
      return true
    }
    var start = text.startIndex
    var parts: [String] = []
    for cut in cuts {
      parts.append(trimmed(text[start..<cut]))
      start = text.index(after: cut)
    }
    return (parts + [trimmed(text[start...])]).filter { !$0.isEmpty }
  }

  private static func scalar(_ text: String) -> String? {
    let bare = trimmed(text[...])
    guard let first = bare.first else { return nil }
    let isQuoted = bare.count > 1 && "\"'".contains(first) && bare.last == first
    return isQuoted ? String(bare.dropFirst().dropLast()) : bare
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let head = text.drop { $0.isWhitespace }
    var end = head.endIndex
    while end > head.startIndex, head[head.index(before: end)].isWhitespace {
      end = head.index(before: end)
    }
    return String(head[..<end])
  }
}
