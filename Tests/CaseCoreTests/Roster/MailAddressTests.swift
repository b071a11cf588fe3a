import CaseCore
import Testing

/// Which texts are addresses to which mail can be sent.
@Suite struct MailAddressTests {
  @Test(arguments: ["li@lab.test", "li.wei+oa@mail.lab.test", "a@b"])
  func `a plain address is one, and knows its domain`(_ text: String) throws {
    let address = try #require(MailAddress(text))
    #expect(address.text == text)
    #expect(text.hasSuffix("@" + address.domain))
  }

  @Test(arguments: [
    "a@b>\r\nRCPT TO:<c@d", "a b@c", "nobody", "@b", "a@", "a@b@c", "题@b.cn", "a@b,c@d",
    "\"a\"@b", String(repeating: "a", count: 250) + "@b.cn",
  ])
  func `an address that could be taken for more is none`(_ text: String) {
    #expect(MailAddress(text) == nil)
  }
}
