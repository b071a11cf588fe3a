internal import Yams

/// Turns the parser's nodes into values, refusing what strict files may not use.
struct NodeConversion {
  let file: String
  let complaints: ComplaintCollector

  func document(_ root: Node) -> YAMLValue? {
    value(root, path: "", depth: 1)
  }

  private func value(_ node: Node, path: String, depth: Int) -> YAMLValue? {
    let place = place(of: node, path: path)
    guard isPermitted(node, place) else { return nil }
    guard depth <= StrictYAML.depthLimit else {
      complaints.add(place, "nested deeper than \(StrictYAML.depthLimit) levels")
      return nil
    }
    switch node {
    case .scalar(let scalar):
      guard hasOrdinaryCharacters(scalar.string, place) else { return nil }
      let isEmpty = scalar.style == .plain && NodeConversion.nulls.contains(scalar.string)
      return YAMLValue(place, isEmpty ? .empty : .text(scalar.string), complaints)
    case .sequence(let sequence):
      let items = sequence.enumerated().compactMap { index, item in
        value(item, path: "\(path)[\(index + 1)]", depth: depth + 1)
      }
      return YAMLValue(place, .list(items), complaints)
    case .mapping(let mapping):
      let entries = mapping.compactMap { key, item in
        entry(key, item, path: path, depth: depth)
      }
      return YAMLValue(place, .map(entries), complaints)
    case .alias:
      complaints.add(place, "anchors (&) and aliases (*) are not allowed")
      return nil
    }
  }

  private func entry(_ key: Node, _ item: Node, path: String, depth: Int) -> YAMLEntry? {
    let outer = place(of: key, path: path)
    guard case .scalar(let scalar) = key else {
      complaints.add(outer, "a key must be plain text")
      return nil
    }
    guard scalar.anchor == nil, hasNoTag(scalar, isKey: true) else {
      complaints.add(outer, "a key may have no anchor, alias or tag")
      return nil
    }
    guard hasOrdinaryCharacters(scalar.string, outer) else { return nil }
    guard !scalar.string.isEmpty else {
      complaints.add(outer, "a key is empty")
      return nil
    }
    guard scalar.string != "<<" else {
      complaints.add(outer, "merge keys (<<) are not allowed; write the keys out")
      return nil
    }
    let inner = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
    guard let value = value(item, path: inner, depth: depth + 1) else { return nil }
    let name = YAMLValue(place(of: key, path: inner), .text(scalar.string), complaints)
    return YAMLEntry(key: name, name: scalar.string, value: value)
  }

  private func isPermitted(_ node: Node, _ place: SourcePlace) -> Bool {
    guard node.anchor == nil else {
      // An alias is given as the node of its anchor, so this refuses both.
      complaints.add(place, "anchors (&) and aliases (*) are not allowed")
      return false
    }
    let hasNoTag =
      switch node {
      case .scalar(let scalar): hasNoTag(scalar, isKey: false)
      case .sequence(let sequence): sequence.tag.description == Tag.Name.implicit.rawValue
      case .mapping(let mapping): mapping.tag.description == Tag.Name.implicit.rawValue
      case .alias: true
      }
    if !hasNoTag { complaints.add(place, "tags (!) are not allowed") }
    return hasNoTag
  }

  /// Quoted text and compared keys carry the tag of a string without anyone having written it.
  private func hasNoTag(_ scalar: Node.Scalar, isKey: Bool) -> Bool {
    let tag = scalar.tag.description
    if tag == Tag.Name.str.rawValue { return isKey || scalar.style != .plain }
    return tag == Tag.Name.implicit.rawValue
  }

  /// An escape in quotes can bring in what the text itself may not hold.
  private func hasOrdinaryCharacters(_ text: String, _ place: SourcePlace) -> Bool {
    guard let bad = text.unicodeScalars.first(where: TextCheck.isForbidden) else { return true }
    complaints.add(place, "the character \(TextCheck.name(of: bad)) is not allowed")
    return false
  }

  private func place(of node: Node, path: String) -> SourcePlace {
    SourcePlace(
      file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, path: path)
  }

  /// What YAML takes for nothing; in quotes it is text.
  private static let nulls: Set<String> = ["", "~", "null", "Null", "NULL"]
}
