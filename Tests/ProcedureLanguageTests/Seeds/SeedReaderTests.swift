import CaseCore
import Testing
import WorkCalendar

@testable import ProcedureLanguage

@Suite struct SeedReaderTests {
  private static let roster = """
    organisations:
      secretariat: {kind: office, name: 秘书处}
      suat: {kind: member, name: 深理工}
      district-water: {kind: department, name: 区水务局}
    people:
      officer: {name: 经办人, organisation: secretariat}
      liaison: {name: 联络员, organisation: suat}
    posts:
      officer: {kind: officer, organisation: secretariat}
    """

  private func read(_ texts: String...) throws -> Result<SeedPlan, Complaints> {
    let procedures = try ProcedureReader.read(paths: [ProcedureFiles.shipped]).get().procedures
    let hours = try OfficeHours([.init(start: 540, end: 720), .init(start: 840, end: 1080)])
    let names = SeedNames(
      procedures: procedures,
      roster: try RosterReader.read(SeedReaderTests.roster, file: "roster.yaml").get(),
      officeHours: hours)
    let files = texts.enumerated().map { (name: "cases\($0.offset).yaml", text: $0.element) }
    return SeedReader.read(files: files, names)
  }

  /// The one complaint about a story of a flooded cellar with this line in it.
  private func complaint(_ line: String) throws -> String? {
    let story = """
      cases:
        cellar:
          procedure: request
          requester: suat
          by: liaison
          at: day 2 09:30
          fields: {title: 地下室进水, description: 雨后积水。}
          then:
            - \(line)
      """
    guard case .failure(let complaints) = try read(story) else { return nil }
    #expect(complaints.list.count == 1)
    return complaints.list.first.map { "\($0.line):\($0.column): \($0.message)" }
  }

  @Test func `commands of all files go by their days and hours, and the end comes last`() throws {
    let plan = try read(
      """
      cases:
        cellar:
          procedure: request
          requester: suat
          by: liaison
          at: day 2 09:30
          fields: {title: 地下室进水, description: 雨后积水。}
          then:
            - {at: day 3 10:00, by: officer, do: merge, fields: {target-case: pump}}
        roof:
          procedure: request
          requester: suat
          by: liaison
          fields: {title: 屋顶漏水, description: 三处。}
      """,
      """
      cases:
        pump:
          procedure: request
          requester: suat
          by: officer
          said: {by: 王老师, means: 电话}
          at: day 2 09:10
          fields: {title: 水泵坏了, description: 停了。, confidential: true}
          late: 演示逾期
      """
    ).get()
    #expect(
      plan.commands.map(\.deed) == [
        .open("pump", "request", requester: "suat"),
        .open("cellar", "request", requester: "suat"),
        .act("merge", on: "cellar", child: nil),
        .open("roof", "request", requester: "suat"),
      ])
    #expect(plan.commands[2].fields == ["target-case": .cases(["pump"])])
    #expect(plan.commands[0].behalf == SeedBehalf(name: "王老师", means: .telephone))
    #expect(plan.commands[0].fields["confidential"] == .plain(.flag(true)))
    #expect(plan.lastDay == 3)
    #expect(plan.cases.compactMap(\.late) == ["演示逾期"])
  }

  @Test func `a step may go to a case that its own has opened`() throws {
    let plan = try read(
      """
      cases:
        meeting:
          procedure: clinic
          requester: secretariat
          by: officer
          at: day 1 09:30
          fields: {title: 第一期, held-on: day 30}
          then:
            - at: day 12 10:00
              in: receipt of suat where asked-for is 征集
              by: liaison
              do: answer
              fields: {has-requests: 无诉求}
      """
    ).get()
    let having = SeedChild.Having(field: "asked-for", option: "征集")
    #expect(
      plan.commands.last?.deed
        == .act(
          "answer", on: "meeting",
          child: SeedChild(procedure: "receipt", lead: "suat", having: having)))
    #expect(plan.commands.first?.fields["held-on"] == .day(30))
  }

  @Test(arguments: [
    (
      "{at: day 3 12:30, by: officer, do: note, fields: {remark: 看过}}",
      "9:14: cases.cellar.then[1].at: nobody works at that time; "
        + "office hours are [09:00–12:00, 14:00–18:00]"
    ),
    (
      "{at: 3 10:00, by: officer, do: note, fields: {remark: 看过}}",
      "9:14: cases.cellar.then[1].at: `day N HH:MM`, such as day 12 10:20, is expected here, "
        + "not `3 10:00`"
    ),
    (
      "{at: day 1 10:00, by: officer, do: note, fields: {remark: 看过}}",
      "9:9: cases.cellar.then[1]: a step can't come before the one above it"
    ),
    (
      "{at: day 3 10:00, by: oficer, do: note, fields: {remark: 看过}}",
      "9:31: cases.cellar.then[1].by: there is no person `oficer`; did you mean `officer`?"
    ),
    (
      "{at: day 3 10:00, by: officer, do: acept}",
      "9:44: cases.cellar.then[1].do: there is no action `acept`; did you mean `accept`?"
    ),
    (
      "{at: day 3 10:00, by: officer, do: note, fields: {remarks: 看过}}",
      "9:59: cases.cellar.then[1].fields.remarks: there is no field `remarks`; "
        + "did you mean `remark`?"
    ),
    (
      "{at: day 3 10:00, by: officer, do: merge, fields: {target-case: celar}}",
      "9:73: cases.cellar.then[1].fields.target-case: no request has the key `celar`; "
        + "did you mean `cellar`?"
    ),
    (
      "{at: day 3 10:00, by: officer, do: accept, fields: {urgency: 特急}}",
      "9:70: cases.cellar.then[1].fields.urgency: one of 一般, 紧急 is expected here, not `特急`"
    ),
  ]) func `what is wrong is told with its place`(line: String, words: String) throws {
    #expect(try complaint(line) == words)
  }

  @Test func `two cases of one title can't be told apart`() throws {
    let text = """
      cases:
        one: {procedure: request, requester: suat, by: liaison, fields: {title: 甲, description: 乙}}
        two: {procedure: request, requester: suat, by: liaison, fields: {title: 甲, description: 丙}}
      """
    guard case .failure(let complaints) = try read(text) else {
      Issue.record("it was read")
      return
    }
    #expect(complaints.list.map(\.line) == [3])
  }
}
