/// Writes the query of a request.
enum QueryText {
  /// `?name=value&…` of the parameters that have a value; empty if none has.
  static func of(_ parameters: [(String, String?)]) -> String {
    let given = parameters.compactMap { name, value in value.map { "\(name)=\(escaped($0))" } }
    return given.isEmpty ? "" : "?" + given.joined(separator: "&")
  }

  /// One part of a path or query, everything but unreserved characters (RFC 3986) escaped.
  static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { written, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        written.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        written.append("%")
        written.append(digits[Int(byte >> 4)])
        written.append(digits[Int(byte & 15)])
      }
    }
  }
}
