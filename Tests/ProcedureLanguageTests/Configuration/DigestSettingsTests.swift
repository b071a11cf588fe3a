import ProcedureLanguage
import Testing

/// The hour of digests in the daemon's configuration.
@Suite struct DigestSettingsTests {
  private func read(_ text: String) -> Result<Configuration, Complaints> {
    ConfigurationReader.read(text, file: "c")
  }

  @Test func `unasked it is half past eight`() throws {
    #expect(try read("data: var\n").get().digests.dailyMinute == 510)
    #expect(try read("digests: {}\n").get().digests.dailyMinute == 510)
  }

  @Test func `an hour is heeded, and off is none`() throws {
    #expect(try read("digests: {daily: 07:15}\n").get().digests.dailyMinute == 435)
    #expect(try read("digests: {daily: off}\n").get().digests.dailyMinute == nil)
  }

  @Test(arguments: [
    ("digests: {daily: 25:00}\n", "a time of day such as 09:00"),
    ("digests: {daily: half past eight}\n", "a time of day such as 09:00"),
    ("digests: {dayly: 08:30}\n", "did you mean `daily`?"),
  ])
  func `anything else is refused with what to write`(_ text: String, _ words: String) {
    guard case .failure(let complaints) = read(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(complaints.list.contains { $0.description.contains(words) }, "\(complaints)")
  }
}
