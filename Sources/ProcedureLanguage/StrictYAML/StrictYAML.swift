private import Yams

/// The one way into files that people write: YAML without its surprises.
///
/// One document of at most 1 MiB in UTF-8; no anchors, aliases, tags or merge keys; no key twice;
/// no control or invisible direction characters. Scalars stay text until a reader asks what they
/// mean, so `no`, `on`, `1e3` and `2026-01-01` are never anything but what was written.
package enum StrictYAML {
  /// The largest file that is read, in bytes.
  package static let byteLimit = 1_048_576
  /// How deep lists and maps may be nested.
  package static let depthLimit = 32
  /// What looks like an alias or anchor is refused unparsed beyond this count.
  ///
  /// Few can't do harm; many can make a parser compare exponentially large keys.
  static let referenceLimit = 32

  /// Reads one file with `reader`, which asks for every key; all complaints come back at once.
  package static func read<Value>(
    _ text: String, file: String, _ reader: (YAMLValue) -> Value?
  ) -> Result<Value, Complaints> {
    let complaints = ComplaintCollector()
    let value = compose(text, file: file, complaints).flatMap(reader)
    return complaints.result(value, of: SourcePlace(file: file))
  }

  /// The document as a tree of values with their places; nil if it is not strict YAML.
  package static func compose(
    _ text: String, file: String, _ complaints: ComplaintCollector
  ) -> YAMLValue? {
    // Windows editors begin a file with a byte order mark; it is the one invisible thing allowed.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    guard TextCheck.passes(text, file: file, complaints) else { return nil }
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      // Nodes refer to their anchors weakly: the parser must outlive the conversion.
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot() else {
          complaints.add(SourcePlace(file: file), "the file is empty")
          return nil
        }
        return NodeConversion(file: file, complaints: complaints).document(root)
      }
    } catch {
      let fault = ParserFault(error, in: text)
      let place = SourcePlace(file: file, line: fault.line, column: fault.column)
      complaints.add(place, fault.message)
      return nil
    }
  }

  /// The bytes of a file as text; nil, with a complaint, if they are not UTF-8.
  package static func text(
    of bytes: [UInt8], file: String, _ complaints: ComplaintCollector
  ) -> String? {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let end = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .firstIndex(of: "\u{FFFD}")
    let before = end.map { String(decoding: bytes, as: UTF8.self).unicodeScalars[..<$0] }
    let line = (before?.count { $0 == "\n" } ?? 0) + 1
    complaints.add(
      SourcePlace(file: file, line: line), "the file is not UTF-8; save it in that encoding")
    return nil
  }
}
