package import WorkCalendar

/// A value that has canonical bytes.
///
/// The words and keys it writes are literals: renaming something in Swift changes no stored byte.
package protocol CanonicalValue {
  func write(to writer: inout CanonicalWriter)
  init(from reader: inout CanonicalReader) throws(CanonicalFault)
}

extension CanonicalValue {
  /// The value's bytes, its texts in the clear.
  package var canonicalBytes: [UInt8] {
    var writer = CanonicalWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Reads a value from bytes that hold nothing else, its texts in the clear.
  package init(canonicalBytes: [UInt8]) throws(CanonicalFault) {
    var reader = CanonicalReader(canonicalBytes)
    self = try Self(from: &reader)
    guard reader.isAtEnd else { throw reader.fault(.trailingBytes) }
  }
}

/// One of a fixed set of values, stored as its word.
package protocol StoredWord: CanonicalValue, CaseIterable {
  var storedWord: StaticString { get }
}

extension StoredWord {
  package func write(to writer: inout CanonicalWriter) { writer.word(storedWord) }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    let word = try reader.word()
    for value in Self.allCases where value.storedWord ~= word {
      self = value
      return
    }
    throw reader.fault(.unknownWord(word.text))
  }

  /// The value whose word this is, as a column has it.
  package init?(storedText: String) {
    guard let value = Self.allCases.first(where: { $0.storedText == storedText }) else {
      return nil
    }
    self = value
  }

  /// The word as a column has it.
  package var storedText: String { "\(storedWord)" }
}

extension Int64: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.integer(self) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self = try reader.integer()
  }
}

extension Int: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.integer(Int64(self)) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self = Int(try reader.integer())
  }
}

extension Bool: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.bool(self) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self = try reader.bool()
  }
}

extension String: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.string(self) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self = try reader.string()
  }
}

extension Array: CanonicalValue where Element: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.array(self) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self = try reader.array()
  }
}

extension Name: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.string(text) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self.init(try reader.string())
  }
}

extension Number: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.integer(value) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self.init(try reader.integer())
  }
}

extension Instant: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.integer(milliseconds) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    self.init(milliseconds: try reader.integer())
  }
}

extension CivilDate: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.string(description) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    let text = try reader.string()
    guard let date = CivilDate(text) else { throw reader.fault(.value(text)) }
    self = date
  }
}

extension Limit: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) { writer.string(description) }
  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    let text = try reader.string()
    guard let limit = Limit(text) else { throw reader.fault(.value(text)) }
    self = limit
  }
}

/// Free text on its way into the bytes: itself, or the commitment that stands for it.
struct FreeText: CanonicalValue {
  let text: String

  init(_ text: String) { self.text = text }

  func write(to writer: inout CanonicalWriter) { writer.freeText(text) }

  init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    text = try reader.freeText() ?? CanonicalReader.erasedText
  }
}
