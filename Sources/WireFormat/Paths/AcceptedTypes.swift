/// The media types that an `Accept` header takes (RFC 9110, section 12.5.1).
package struct AcceptedTypes: Equatable, Sendable {
  /// One range of types, such as `text/*`, and how much it is wanted.
  private struct Range: Equatable {
    var type: Substring
    var subtype: Substring
    var quality: Double

    func holds(_ media: [Substring]) -> Bool {
      (type == "*" || type == media[0]) && (subtype == "*" || subtype == media[1])
    }

    /// Of several ranges that hold a type the narrowest decides.
    var narrowness: Int { (type == "*" ? 0 : 1) + (subtype == "*" ? 0 : 1) }
  }

  private let ranges: [Range]

  /// Without a header, or with one that names no type at all, every type is taken.
  package init(_ header: String?) {
    ranges = (header ?? "").lowercased().split(separator: ",").compactMap { entry in
      let parts = entry.split(separator: ";").map(AcceptedTypes.trimmed)
      guard let media = parts.first?.split(separator: "/"), media.count == 2 else { return nil }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst("q=".count)
      return Range(
        type: media[0], subtype: media[1], quality: quality.flatMap { Double($0) } ?? 1)
    }
  }

  /// The one of these types that is wanted most, the first among equals; nil where none is taken.
  package func preferred(among types: [String]) -> String? {
    guard !ranges.isEmpty else { return types.first }
    var preferred: (type: String, quality: Double)?
    for type in types {
      let quality = quality(of: type)
      if quality > preferred?.quality ?? 0 { preferred = (type, quality) }
    }
    return preferred?.type
  }

  private func quality(of type: String) -> Double {
    let media = type.split(separator: "/")
    return ranges.filter { $0.holds(media) }.max { $0.narrowness < $1.narrowness }?.quality ?? 0
  }

  private static func trimmed(_ text: Substring) -> Substring {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    var rest = text.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }
}

extension Operation {
  /// The forms in which it answers, the usual one first.
  package var answeredTypes: [String] {
    var types: [String] = []
    for type in answers.flatMap(\.contents).map(\.mediaType) where !types.contains(type) {
      types.append(type)
    }
    return types
  }

  /// Whether the form of its answer can be asked for: whatever asks for health takes what it gets.
  var isNegotiated: Bool { access == .token && !answeredTypes.isEmpty }

  /// The form that an `Accept` header asks for; refused where it takes none of those there are.
  package func answeredType(accepting header: String?) throws(Problem) -> String? {
    let types = answeredTypes
    guard isNegotiated else { return types.first }
    guard let type = AcceptedTypes(header).preferred(among: types) else {
      throw Problem(.notAcceptable, "Accept 应含 \(types.joined(separator: " 或 "))")
    }
    return type
  }
}
