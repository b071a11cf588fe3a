/// What free text must be, through whichever door it comes in.
package enum ReadableText {
  /// Why a text can't be kept or read; nil when it can.
  ///
  /// Besides control characters nothing may turn the direction of writing around: a slip would read
  /// otherwise than it was stored. And something must be seen: an answer of invisible characters
  /// answers nothing.
  package static func fault(of text: String) -> String? {
    var isSeen = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: continue
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069:
        return "含有不允许的控制字符 U+\(code(of: scalar))"
      default: isSeen = isSeen || isVisible(scalar)
      }
    }
    return isSeen ? nil : "不能为空"
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
