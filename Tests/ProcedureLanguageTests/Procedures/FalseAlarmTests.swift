import CaseCore
import ProcedureLanguage
import Testing

@Suite struct `The check does not object` {
  @Test func `to a pause of a clock that nothing starts, only to the clock that is missing`() throws
  {
    let repair = try ProcedureFiles.strangeText(
      "repair.yaml", ["    clocks: [mend]\n": "    clocks: [mend held]\n"])
    let visit = try ProcedureFiles.strangeText("visit.yaml")
    let family = try ProcedureReader.read(
      files: [("repair.yaml", repair), ("visit.yaml", visit)]
    ).get().procedures
    let rules = Set(Soundness.findings(family).filter { $0.severity == .fault }.map(\.rule))
    #expect(rules.contains(.hardClock))
    #expect(!rules.contains(.pause))
  }
}
