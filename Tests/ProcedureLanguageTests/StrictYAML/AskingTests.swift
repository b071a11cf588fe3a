import ProcedureLanguage
import Testing
import WorkCalendar

@Suite struct `Asking a value what it is` {
  enum Urgency: String, CaseIterable { case normal, urgent }

  /// Reads `a: text` with an asker: the value, or the complaints without their place.
  private func ask<Value: Equatable>(
    _ text: String, _ asker: (YAMLValue) -> Value?
  ) -> (value: Value?, complaints: [String]) {
    let result = StrictYAML.read("a: \(text)\n", file: "f") { document in
      document.fields { keys in keys.required("a").flatMap(asker) }
    }
    return (try? result.get(), faults(result).map { $0.replacing("f:1:4: a: ", with: "") })
  }

  @Test(arguments: ["no", "on", "1e3", "2026-01-01", "0x1F", "12:30:45", "\"null\"", "1_000"])
  func `a scalar is the text that was written`(text: String) {
    #expect(ask(text) { $0.text() }.value == text.replacing("\"", with: ""))
  }

  @Test(arguments: ["~", "null", "Null", "NULL"])
  func `nothing is not text`(text: String) {
    #expect(ask(text) { $0.text() }.complaints == ["is empty: write a value or leave the key out"])
    // The parser puts a value that is not there behind its colon.
    #expect(
      ask("") { $0.text() }.complaints == [
        "f:1:3: a: is empty: write a value or leave the key out"
      ])
  }

  @Test(arguments: ["yes", "TRUE", "on", "1"])
  func `only true and false are truth values`(text: String) {
    #expect(ask("true") { $0.bool() }.value == true)
    #expect(ask("false") { $0.bool() }.value == false)
    #expect(
      ask(text) { $0.bool() }.complaints == ["one of true, false is expected here, not `\(text)`"])
  }

  @Test(arguments: ["07", "+7", "1e1", "0", "11", "7.0", "９", "99999999999999999999", "[7]"])
  func `a number is plain and within its range`(text: String) {
    #expect(ask("7") { $0.int(in: 1...10) }.value == 7)
    let found = ask(text) { $0.int(in: 1...10) }
    #expect(found.value == nil)
    #expect(found.complaints.count == 1)
  }

  @Test func `dates, times of day and limits have one form each`() {
    #expect(ask("2026-09-18") { $0.date() }.value == CivilDate("2026-09-18"))
    #expect(ask("2026-9-18") { $0.date() }.value == nil)
    #expect(ask("2026-02-30") { $0.date() }.value == nil)
    #expect(ask("09:00") { $0.minuteOfDay() }.value == 540)
    #expect(ask("23:59") { $0.minuteOfDay() }.value == 1439)
    for wrong in ["9:00", "24:00", "09:60", "+9:00", "0900", "09:00:00"] {
      #expect(ask(wrong) { $0.minuteOfDay() }.value == nil, "\(wrong)")
    }
    #expect(ask("5wd") { $0.limit() }.value == .workingDays(5))
    #expect(ask("-10wd") { $0.limit() }.value == .workingDays(-10))
    #expect(
      ask("5 days") { $0.limit() }.complaints == [
        "a limit such as 5wd, 3d, 24h, 1mo or -10wd is expected here, not `5 days`"
      ])
  }

  @Test(arguments: ["", "A", "a_b", "1a", "-a", "诉求", String(repeating: "a", count: 41)])
  func `an identifier is kebab case in ASCII`(text: String) {
    #expect(ask("need-info-2") { $0.identifier() }.value == "need-info-2")
    #expect(ask("\"\(text)\"") { $0.identifier() }.complaints.count == 1)
  }

  @Test func `a label is one short line`() {
    #expect(ask("待受理") { $0.label() }.value == "待受理")
    for wrong in ["\"\"", "\" 待受理\"", "\"a\\nb\"", String(repeating: "待", count: 81), "[a]"] {
      #expect(ask(wrong) { $0.label() }.complaints.count == 1, "\(wrong)")
    }
  }

  @Test func `a paragraph keeps its lines but not the last line end`() {
    #expect(ask("|\n  one\n  two\n") { $0.paragraph() }.value == "one\ntwo")
  }

  @Test func `a name of an enumeration is suggested`() {
    #expect(ask("urgent") { $0.oneOf(Urgency.self) }.value == .urgent)
    #expect(ask("一般") { $0.oneOf(["一般": 1, "紧急": 2]) }.value == 1)
    #expect(
      ask("urgant") { $0.oneOf(Urgency.self) }.complaints == [
        "one of normal, urgent (did you mean `urgent`?) is expected here, not `urgant`"
      ])
  }

  @Test func `a single value may stand for a list of one, where the asker says so`() {
    #expect(ask("x") { $0.list(orOne: true) { $0.text() } }.value == ["x"])
    #expect(ask("[x, y]") { $0.list { $0.text() } }.value == ["x", "y"])
    #expect(
      ask("x") { $0.list { $0.text() } }.complaints == ["a list is expected here, not `x`"])
    #expect(
      ask("[]") { $0.list { $0.text() } }.complaints == [
        "at least one item is expected here, not an empty list"
      ])
    #expect(ask("[]") { $0.list(canBeEmpty: true) { $0.text() } }.value == [])
  }
}
