package import WorkCalendar

/// The askers of single values: each returns nil after complaining of what stands there.
extension YAMLValue {
  /// The longest identifier, in characters.
  package static let identifierLimit = 40
  /// The longest label, in characters.
  package static let labelLimit = 80
  /// The longest text, in characters, unless its asker says otherwise.
  package static let textLimit = 2000

  /// One line of text, not empty, without spaces at its ends.
  package func text(atMost limit: Int = textLimit) -> String? {
    guard let text = paragraph(atMost: limit) else { return nil }
    guard !text.contains(where: \.isNewline) else { return refuse("text on one line") }
    return text
  }

  /// Text of one or several lines, not empty, without spaces at its ends.
  package func paragraph(atMost limit: Int = textLimit) -> String? {
    guard var text = scalar("text") else { return nil }
    // A block (`|`) ends with a line end that nobody meant.
    while text.last?.isNewline == true { text.removeLast() }
    guard let first = text.first, let last = text.last else { return refuse("text") }
    guard !first.isWhitespace, !last.isWhitespace else {
      return refuse("text without spaces at its ends")
    }
    guard text.count <= limit else { return refuse("at most \(limit) characters") }
    return text
  }

  /// What people read in lists and mails: one line, at most 80 characters.
  package func label() -> String? {
    text(atMost: YAMLValue.labelLimit)
  }

  /// A name that files and programs use: lower-case ASCII letters, digits and hyphens.
  package func identifier() -> String? {
    guard let text = scalar("an identifier") else { return nil }
    let isPlain = text.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    let limit = YAMLValue.identifierLimit
    guard isPlain, ("a"..."z").contains(text.prefix(1)), text.utf8.count <= limit else {
      return refuse(
        "an identifier (a letter, then a-z, 0-9 and hyphens, at most \(limit))")
    }
    return text
  }

  /// A whole number in plain digits: no plus, no leading zeros, no exponent.
  package func int(in range: ClosedRange<Int>) -> Int? {
    guard let text = scalar("a number") else { return nil }
    guard let number = Int(text), String(number) == text, range.contains(number) else {
      return refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// `true` or `false`, and no other word for them.
  package func bool() -> Bool? {
    oneOf(["true": true, "false": false])
  }

  /// A civil date such as `2026-09-18`.
  package func date() -> CivilDate? {
    guard let text = scalar("a date") else { return nil }
    return CivilDate(text) ?? refuse("a date such as 2026-09-18")
  }

  /// A time of day such as `09:00`, in minutes since midnight.
  package func minuteOfDay() -> Int? {
    guard let text = scalar("a time of day") else { return nil }
    return minute(text) ?? refuse("a time of day such as 09:00")
  }

  /// A limit such as `5wd`, `3d`, `24h`, `1mo` or `-10wd`.
  package func limit() -> Limit? {
    guard let text = scalar("a limit") else { return nil }
    return Limit(text) ?? refuse("a limit such as 5wd, 3d, 24h, 1mo or -10wd")
  }

  /// One of the names of an enumeration whose raw values are what files say.
  package func oneOf<Value: RawRepresentable<String> & CaseIterable>(
    _: Value.Type
  ) -> Value? {
    choice(Value.allCases.map { ($0.rawValue, $0) })
  }

  /// One of the names of a table.
  package func oneOf<Value>(_ table: KeyValuePairs<String, Value>) -> Value? {
    choice(table.map { ($0.key, $0.value) })
  }

  /// Two texts joined by ` to `, or one that stands for both.
  func ends(_ wanted: String) -> (first: String, last: String)? {
    guard let text = scalar(wanted) else { return nil }
    guard let middle = text.firstRange(of: " to ") else { return (text, text) }
    return (String(text[..<middle.lowerBound]), String(text[middle.upperBound...]))
  }

  /// The minutes since midnight of `09:00`.
  func minute(_ text: String) -> Int? {
    let digits = Array(text.utf8)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (0x30...0x39).contains(digits[$0]) }),
      let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  private func choice<Value>(_ table: [(name: String, value: Value)]) -> Value? {
    let names = table.map(\.name)
    guard let text = scalar("one of \(names.joined(separator: ", "))") else { return nil }
    if let found = table.first(where: { $0.name == text }) { return found.value }
    let hint = nearest(to: text, among: names).map { " (did you mean `\($0)`?)" } ?? ""
    return refuse("one of \(names.joined(separator: ", "))\(hint)")
  }

  /// What was written, if it is a scalar.
  private func scalar(_ wanted: String) -> String? {
    guard case .text(let text) = content else { return refuse(wanted) }
    return text
  }
}
