import Testing

@testable import CaseCore

@Suite struct ContactMaskTests {
  @Test(arguments: [
    ("13812345678", "138****5678"), ("0755-0000-0001", "075*******0001"),
    ("王老师 13812345678", "王老师 138****5678"),
    ("0755 8612 3456 转 12", "075*******3456 转 **"),
    ("lin@lab.example.org", "lin************.org"), ("110", "***"), ("微信同号", "微信同号"), ("", ""),
  ])
  func `the first three and the last four stay`(text: String, masked: String) {
    #expect(ContactMask.masked(text) == masked)
  }
}
