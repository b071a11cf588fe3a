import CaseCore
import ProcedureLanguage
import Testing

/// What can be said of the time that cases of a sound procedure take.
@Suite struct `The lifetime of cases` {
  private func lifetimes(_ path: String) throws -> [ProcedureName: Lifetime] {
    let procedures = try ProcedureReader.read(paths: [path]).get().procedures
    return Dictionary(
      uniqueKeysWithValues: procedures.map { ($0.name, Lifetime(of: $0, among: procedures)) })
  }

  @Test func `adds up what begins in each state, and every use of what is counted`() throws {
    let repair = try #require(try lifetimes(ProcedureFiles.strange)["repair"])
    // One day to sort, ten to mend, ten of the one pause.
    #expect(repair.longest.description == "21wd")
    #expect(repair.longestPause.description == "10wd")
    #expect(repair.unbounded == [])
  }

  @Test func `says when somebody outside first hears of a delay`() throws {
    let repair = try #require(try lifetimes(ProcedureFiles.strange)["repair"])
    #expect(
      repair.outside.map { "\($0.state) \($0.clock?.text ?? "-") \($0.end)" } == [
        "reported sort told(afterWorkingDays: 6)", "working mend told(afterWorkingDays: 1)",
        "paused rest leaves",
      ])
  }

  @Test func `names what no file bounds`() throws {
    let shipped = try lifetimes(ProcedureFiles.shipped)
    let clinic = try #require(shipped["clinic"])
    #expect(clinic.unbounded.contains("supervising waits for request.clinic"))
    #expect(
      clinic.outside.last?.end == .told(afterWorkingDays: 5) || clinic.outside.last?.end == .waits)
    let request = try #require(shipped["request"])
    #expect(request.longestPause.description == "20wd")
  }
}
