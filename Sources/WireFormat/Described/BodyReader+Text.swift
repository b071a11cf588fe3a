extension BodyReader {
  static let identifierRule = TextRule(length: 1...64, isMultiline: false, pattern: .identifier)
  private static let dynamicRule = TextRule(
    length: 0...dynamicTextMax, isMultiline: true, pattern: nil)

  mutating func readText(_ value: JSONValue, _ rule: TextRule, _ place: Place) {
    guard let text = value.text else { return fault(place, "\(place.label) 应为文本") }
    readLength(text, rule.length, place)
    if let (scalar, position) = Self.forbidden(in: text, isMultiline: rule.isMultiline) {
      fault(
        place, "\(place.label) 含有不允许的控制字符 \(Self.code(of: scalar))（第 \(position) 个字符）")
    } else if let pattern = rule.pattern, !text.isEmpty, !pattern.matches(text) {
      fault(place, "\(place.label) 应为\(pattern.words)")
    }
  }

  mutating func readDynamic(_ value: JSONValue, _ place: Place) {
    guard let elements = value.elements else { return readScalar(value, place) }
    guard elements.count <= Self.dynamicListMax else {
      return fault(place, "\(place.label) 最多 \(Self.dynamicListMax) 项，现有 \(elements.count) 项")
    }
    for (index, element) in elements.enumerated() {
      readScalar(element, place.element(index))
    }
  }

  private mutating func readScalar(_ value: JSONValue, _ place: Place) {
    switch value {
    case .string: readText(value, Self.dynamicRule, place)
    case .integer, .bool: break
    case .null, .number, .array, .object:
      fault(place, "\(place.label) 应为文本、整数、true 或 false")
    }
  }

  private mutating func readLength(_ text: String, _ length: ClosedRange<Int>, _ place: Place) {
    let count = text.unicodeScalars.count
    if count > length.upperBound {
      fault(place, "\(place.label) 过长：最多 \(length.upperBound) 字，现为 \(count) 字")
    } else if count < length.lowerBound {
      let message =
        count == 0
        ? "\(place.label) 不能为空" : "\(place.label) 过短：至少 \(length.lowerBound) 字，现为 \(count) 字"
      fault(place, message)
    }
  }

  /// The first character that no text may hold, and its place counted from one.
  ///
  /// Besides control characters these are the marks that turn the direction of writing around:
  /// with them a slip would read otherwise than it was stored.
  private static func forbidden(
    in text: String, isMultiline: Bool
  ) -> (Unicode.Scalar, position: Int)? {
    var position = 0
    for scalar in text.unicodeScalars {
      position += 1
      switch scalar.value {
      case 0x09, 0x0A: if !isMultiline { return (scalar, position) }
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: return (scalar, position)
      default: continue
      }
    }
    return nil
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A name that came from outside, cut and cleaned so that it can stand in a message.
  static func shown(_ name: String) -> String {
    let lengthMax = 40
    var shown = ""
    for scalar in name.unicodeScalars.prefix(lengthMax) {
      shown.unicodeScalars.append(
        forbidden(in: String(scalar), isMultiline: false) == nil ? scalar : "\u{FFFD}")
    }
    return name.unicodeScalars.count > lengthMax ? shown + "…" : shown
  }
}
