extension Letter {
  /// What says nothing but that mail arrives, for whoever set it up.
  package static func test(from sender: String) -> Letter {
    let words = "这是\(sender)的测试邮件：收到它，说明邮件设置可用。请勿回复。"
    return Letter(
      subject: "【测试】邮件设置", text: words + "\n",
      html: "<p>\(LetterTemplate.escaped(words))</p>\n")
  }
}
