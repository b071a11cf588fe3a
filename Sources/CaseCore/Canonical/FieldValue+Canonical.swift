extension FieldValue: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    switch self {
    case .text(let text): writer.field("text", FreeText(text))
    case .erased: writer.field("erased", true)
    case .choice(let option): writer.field("choice", option)
    case .flag(let flag): writer.field("flag", flag)
    case .integer(let number): writer.field("integer", number)
    case .date(let date): writer.field("date", date)
    case .organisation(let one): writer.field("organisation", one)
    case .organisations(let several): writer.field("organisations", several)
    case .person(let person): writer.field("person", person)
    case .cases(let cases): writer.field("cases", cases)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let key = try reader.anyKey()
    switch key {
    case "text": self = try reader.freeText().map(FieldValue.text) ?? .erased
    case "erased":
      _ = try reader.bool()
      self = .erased
    case "choice": self = .choice(try reader.string())
    case "flag": self = .flag(try reader.bool())
    case "integer": self = .integer(try Int(from: &reader))
    case "date": self = .date(try .init(from: &reader))
    case "organisation": self = .organisation(try OrganisationID(from: &reader))
    case "organisations": self = .organisations(try reader.array())
    case "person": self = .person(try PersonID(from: &reader))
    case "cases": self = .cases(try reader.array())
    default: throw reader.fault(.unknownWord(key.text))
    }
    try reader.close()
  }
}

/// One entry of a dictionary; dictionaries are written as their entries in the order of the keys.
struct CanonicalEntry<EntryKey: CanonicalValue, Value: CanonicalValue>: CanonicalValue {
  let key: EntryKey
  let value: Value

  init(key: EntryKey, value: Value) {
    self.key = key
    self.value = value
  }

  func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("key", key)
    writer.field("value", value)
    writer.close()
  }

  init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    key = try reader.field("key")
    value = try reader.field("value")
    try reader.close()
  }
}

extension CanonicalWriter {
  /// Writes a dictionary as a list in the order of `order`.
  mutating func entries<EntryKey: CanonicalValue, Value: CanonicalValue>(
    _ key: StaticString, _ entries: [EntryKey: Value], by order: (EntryKey, EntryKey) -> Bool
  ) {
    field(
      key,
      entries.sorted { order($0.key, $1.key) }.map { CanonicalEntry(key: $0.key, value: $0.value) })
  }
}

extension CanonicalReader {
  /// Reads a dictionary from the list that stands for it.
  mutating func entries<EntryKey: CanonicalValue & Hashable, Value: CanonicalValue>(
    _ key: StaticString
  ) throws(CanonicalFault) -> [EntryKey: Value] {
    let list: [CanonicalEntry<EntryKey, Value>] = try field(key)
    return Dictionary(list.map { ($0.key, $0.value) }) { _, later in later }
  }
}
