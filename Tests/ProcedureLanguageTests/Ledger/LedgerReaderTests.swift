import CaseCore
import Testing

@testable import ProcedureLanguage

@Suite struct LedgerReaderTests {
  private static let procedures: [Procedure] =
    (try? ProcedureReader.read(paths: [ProcedureFiles.shipped]).get().procedures) ?? []

  private func read(_ text: String) -> Result<LedgerPlan, Complaints> {
    LedgerReader.read(text, file: "ledger.yaml", for: LedgerReaderTests.procedures)
  }

  @Test func `the shipped ledger has the columns of the supervision table`() throws {
    let plan = try LedgerReader.read(
      path: ProcedureFiles.shippedLedger, for: LedgerReaderTests.procedures
    ).get()
    #expect(
      plan.columns.map(\.label) == [
        "序号", "督办编号", "会议期次", "提出单位", "来源", "提出日期", "问题类别", "问题诉求", "现场答复", "承诺办结日期", "紧急程度",
        "难易", "牵头单位", "协办单位", "责任领导", "责任人", "解决措施", "交办日期", "要求完成时限", "计划完成日期", "实际完成日期",
        "延期次数", "最近反馈日期", "进展情况", "灯色", "级别", "督办单", "领导批示", "是否办结", "回访情况", "满意度", "备注",
      ])
    #expect(
      plan.columns.filter(\.isUsual).map(\.label) == [
        "序号", "督办编号", "会议期次", "提出单位", "来源", "问题类别", "问题诉求", "现场答复", "牵头单位", "协办单位", "解决措施",
        "要求完成时限", "进展情况", "灯色", "是否办结", "满意度", "备注",
      ])
  }

  @Test func `a column takes the first source that says something`() throws {
    let plan = try read(
      """
      procedure: request
      columns:
        done: {label: 完成, of: [date of complete or settle unless reject, ended]}
      """
    ).get()
    #expect(
      plan.column("done")?.sources == [
        .date(of: ["complete", "settle"], unless: ["reject"]), .fact(.ended),
      ])
    #expect(plan.column("done")?.isUsual == false)
  }

  @Test(arguments: [
    ("field titel", "there is no field `titel`; did you mean `title`?"),
    ("date of complet", "there is no action `complet`; did you mean `complete`?"),
    ("due of handel", "there is no clock `handel`; did you mean `handle`?"),
    ("children assistence", "there is no procedure `assistence`; did you mean `assistance`?"),
  ])
  func `a name that is not there is told at its place`(source: String, message: String) {
    guard
      case .failure(let complaints) = read(
        "procedure: request\ncolumns:\n  a: {label: 甲, of: \(source)}\n")
    else {
      Issue.record("\(source) was read")
      return
    }
    #expect(complaints.list.map(\.message) == ["columns.a.of: " + message])
    #expect(complaints.list.map(\.line) == [3])
  }

  @Test(arguments: ["fields title", "number of", "date complete", "person nobody", "due of"])
  func `a source that says nothing is refused`(source: String) {
    guard
      case .failure(let complaints) = read(
        "procedure: request\ncolumns:\n  a: {label: 甲, of: \(source)}\n")
    else {
      Issue.record("\(source) was read")
      return
    }
    #expect(complaints.list.first?.message.contains("is expected here") == true)
  }
}
