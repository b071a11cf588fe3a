/// Writes JSON pointers (RFC 6901), one reference token at a time.
package enum JSONPointer {
  /// The pointer to the member of that name below `pointer`.
  package static func appending(_ name: String, to pointer: String) -> String {
    "\(pointer)/\(escaped(name))"
  }

  /// The pointer to the element at that index below `pointer`.
  package static func appending(_ index: Int, to pointer: String) -> String {
    "\(pointer)/\(index)"
  }

  /// One reference token; `~` and `/` have written forms of their own.
  static func escaped(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
    else { return name }
    var token = ""
    for character in name.unicodeScalars {
      switch character {
      case "~": token += "~0"
      case "/": token += "~1"
      default: token.unicodeScalars.append(character)
      }
    }
    return token
  }
}
