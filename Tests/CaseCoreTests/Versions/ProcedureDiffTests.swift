import Testing
import WorkCalendar

@testable import CaseCore

/// What a newer version changes, as a clerk is told it.
@Suite struct ProcedureDiffTests {
  private func changes(_ edits: [World.Edit]) throws -> [ProcedureChange] {
    ProcedureDiff(from: try World.version([]), to: try World.version(edits)).changes
  }

  private func only(_ edits: [World.Edit]) throws -> ProcedureChange {
    let changes = try changes(edits)
    #expect(changes.count == 1, "\(changes)")
    return try #require(changes.first)
  }

  @Test func `a version that is as the other changes nothing`() throws {
    #expect(try changes([]) == [])
  }

  @Test func `another label is told, and means nothing to open cases`() throws {
    let change = try only([("label: 待受理\n", "label: 等待受理\n")])
    #expect(change.words == "环节「待受理」改称「等待受理」" && !change.isOfNote)
  }

  @Test func `a shorter limit says from what to what, and what it means for what is spent`()
    throws
  {
    let change = try only([
      (
        "recheck: {label: 不满意研判, owner: director, limit: 2wd",
        "recheck: {label: 不满意研判, owner: director, limit: 1wd"
      )
    ])
    #expect(change.part == .clock && change.name == "recheck")
    #expect(change.words == "「不满意研判」的期限由 2 个工作日 改为 1 个工作日")
    #expect(change.meaning?.contains("已用的时间照算") == true)
  }

  @Test func `a state that is gone has to be mapped`() throws {
    let old = try World.version([])
    var new = old
    new.states.removeAll { $0.name == "recheck" }
    let change = try #require(
      ProcedureDiff(from: old, to: new).changes.first { $0.part == .state })
    #expect(change.words == "不再有环节「不满意待研判」")
    #expect(change.meaning?.contains("--map recheck=") == true)
  }

  @Test func `a field that is required now is asked for, and blocks nothing`() throws {
    let change = try only([
      (
        "weight: required, member-in-charge: optional",
        "weight: required, member-in-charge: required"
      )
    ])
    #expect(change.words == "「受理」须填写「责任领导」，原为选填")
    #expect(change.meaning?.contains("不填也不影响办理") == true)
  }

  @Test func `an option that is gone keeps cases where they are`() throws {
    let change = try only([("[职工福利, 子女教育, 交通安全,", "[职工福利, 子女教育,")])
    #expect(change.words == "「问题类别」不再有选项「交通安全」")
    #expect(change.meaning?.contains("不能迁移") == true)
  }

  @Test(
    arguments: [
      (
        "tell: [owner, secretariat]}\n      - {at: 3wd, tell: head}",
        "tell: [owner, secretariat]}\n      - {at: 4wd, tell: head}",
        ProcedureChange.Part.ladder, "1wd、3wd 改为 1wd、4wd"
      ),
      (
        "progress held, contact held]\n    actions:\n      resume",
        "progress, contact held]\n    actions:\n      resume", .state, "起计「进展反馈」"
      ),
      (
        "label: 已受理(待分流)\n    owner: secretariat", "label: 已受理(待分流)\n    owner: director",
        .state, "改由「秘书长」负责，原为「秘书处」"
      ),
      (
        "label: 重新办理\n        form: {reason: required}\n        at-most: 1 a case",
        "label: 重新办理\n        form: {reason: required}\n        at-most: 2 a case", .action,
        "次数限制有变"
      ),
      (
        "echo: {to: [requester, lead], as: request-rework, says: [reason]}",
        "echo: {to: requester, as: request-rework, says: [reason]}", .action, "回音有变：告知诉求单位"
      ),
      (
        "head: {label: 部门负责人, chain: [head of lead, liaison of lead, director]}",
        "head: {label: 部门负责人, chain: [head of lead, director]}", .role, "由谁承担有变"
      ),
    ])
  func `each part that changes is told in words`(
    _ old: String, _ new: String, _ part: ProcedureChange.Part, _ words: String
  ) throws {
    let changes = try changes([(old, new)])
    #expect(
      changes.contains { $0.part == part && $0.words.contains(words) && $0.isOfNote },
      "\(changes)")
  }
}
