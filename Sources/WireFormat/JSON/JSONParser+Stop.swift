extension JSONFault {
  /// The first of some faults, in the order of the text, with the others behind it.
  init(_ stops: [JSONParser.Stop], in bytes: UnsafeBufferPointer<UInt8>) {
    let faults = stops.map { $0.fault(in: bytes) }
    self = faults[0]
    further = Array(faults.dropFirst())
  }
}

extension JSONParser {
  /// A fault on its way out of the parser, gathering the way to its place as it goes.
  struct Stop: Error {
    var reason: JSONFault.Reason
    var offset: Int
    /// Reference tokens, the innermost first.
    private var tokens: [String] = []

    init(reason: JSONFault.Reason, offset: Int) {
      self.reason = reason
      self.offset = offset
    }

    func below(_ token: String) -> Stop {
      var stop = self
      stop.tokens.append(token)
      return stop
    }

    func fault(in bytes: UnsafeBufferPointer<UInt8>) -> JSONFault {
      var line = 1
      var column = 1
      for byte in bytes[..<min(offset, bytes.count)] {
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      let pointer = tokens.reversed().reduce("") { JSONPointer.appending($1, to: $0) }
      return JSONFault(
        reason: reason, pointer: pointer, offset: offset, line: line, column: column)
    }
  }
}
