import CaseCore
import ProcedureLanguage
import Testing

/// What the configuration says of mail.
@Suite struct MailSettingsTests {
  private static func mail(_ text: String) throws -> MailSettings {
    try ConfigurationReader.read("mail: {\(text)}\n", file: "c").get().mail
  }

  @Test func `a server, a sender and a user are read`() throws {
    let mail = try MailSettingsTests.mail(
      "smtp: 'smtp://mail.example.org', from: '秘书处 <office@example.org>', user: office, "
        + "password_file: /etc/wenzhen/smtp, concurrency: 2")
    #expect(mail.sender.name == "秘书处")
    #expect(mail.sender.address.text == "office@example.org")
    #expect(mail.server?.url == "smtp://mail.example.org:587")
    #expect(mail.server?.security == .startTLS)
    #expect(mail.server?.user == "office")
    #expect(mail.server?.passwordFile == "/etc/wenzhen/smtp")
    #expect(mail.server?.concurrency == 2)
  }

  @Test func `without a server mail is kept in files, whoever it is from`() throws {
    #expect(try ConfigurationReader.read("data: x\n", file: "c").get().mail == .standard)
    let mail = try MailSettingsTests.mail("from: office@example.org")
    #expect(mail.server == nil)
    #expect(mail.sender.address.text == "office@example.org")
  }

  @Test(arguments: [
    ("smtp://127.0.0.1:1025", MailServer.Security.loopback), ("smtp://[::1]:25", .loopback),
    ("smtp://localhost:25", .loopback), ("smtps://127.0.0.1:465", .tls),
    ("smtps://mail.example.org", .tls), ("smtp://10.0.0.1:25", .startTLS),
    ("smtp://localhost.example.org:25", .startTLS),
  ])
  func `nothing goes in the clear but to this machine`(
    _ url: String, _ security: MailServer.Security
  ) throws {
    let mail = try MailSettingsTests.mail("smtp: '\(url)', from: office@example.org")
    #expect(mail.server?.security == security)
  }

  @Test(arguments: [
    ("smtp: 'http://mail.example.org', from: a@b", "smtp://HOST:PORT"),
    ("smtp: 'smtp://me:word@mail.example.org', from: a@b", "credential smtp-password"),
    ("smtp: 'smtp://mail.example.org/x', from: a@b", "smtp://HOST:PORT"),
    ("smtp: 'smtp://mail.example.org:0', from: a@b", "smtp://HOST:PORT"),
    ("smtp: 'smtp://mail.example.org'", "needs `from`"),
    ("from: nobody", "秘书处 <office@example.org>"), ("from: '秘书处 <nobody>'", "<office@"),
    ("user: office", "means nothing without `smtp`"),
    ("smtp: 'smtp://mail.example.org', from: a@b, password_file: x", "without `user`"),
    ("sntp: 'smtp://mail.example.org'", "did you mean `smtp`?"),
  ])
  func `a fault says what to write`(_ text: String, _ words: String) {
    guard case .failure(let complaints) = ConfigurationReader.read("mail: {\(text)}\n", file: "c")
    else {
      Issue.record("\(text) was read")
      return
    }
    #expect("\(complaints)".contains(words))
    #expect(complaints.list.allSatisfy { $0.line == 1 })
  }
}
