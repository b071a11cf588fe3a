/// An address to which mail can be sent: `local@domain` in plain ASCII, without quotes.
///
/// Nothing in it could end a header line or an SMTP command, or be taken for a second address.
package struct MailAddress: Hashable, Sendable {
  /// The longest address (RFC 5321 section 4.5.3.1.3, without its angle brackets).
  package static let longest = 254

  package let text: String

  /// Nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"()<>[]:;,\\\"".utf8.contains(byte)
    }
    guard isPlain, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      text.utf8.count <= MailAddress.longest
    else { return nil }
    self.text = text
  }

  /// Whom mail is from where nobody said whom.
  package static let ofThisMachine = MailAddress(known: "wenzhen@localhost")

  private init(known text: String) { self.text = text }

  /// What stands behind the `@`.
  package var domain: String { String(text.drop { $0 != "@" }.dropFirst()) }
}
