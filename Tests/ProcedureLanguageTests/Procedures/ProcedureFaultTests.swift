import ProcedureLanguage
import Testing

@Suite struct `A procedure file with faults` {
  /// One slip each in a file that is right otherwise: old text, new text, the complaint.
  static let slips: [(old: String, new: String, fault: String)] = [
    (
      "label: 派单, owner: desk", "label: 派单, ower: desk",
      "37:9: clocks.sort: the key `owner` is missing"
    ),
    (
      "number: BX\ntitle: title", "number: BX\nmessages: duty\ntitle: title",
      "6:11: messages: a word such as visit, of lower-case letters, digits and `_` and not what "
        + "other messages go by (duty, slip, endpoint, digest), is expected here, not `duty`"
    ),
    (
      "    at-most: 1 a case", "    at-most: once a case",
      "77:18: states.working.actions.pause.at-most: how often, such as `1 a case`, `2 a round` "
        + "or `1 a lead` is expected here, not `once a case`"
    ),
    (
      "earliest: 1d, latest: 10wd", "earlyest: 1d, latest: 10wd",
      "76:40: states.working.actions.pause.form.until.earlyest: unknown key; allowed here: "
        + "`need`, `when`, `only`, `earliest`, `latest`, `extends`, `working-day`, `states`, "
        + "`date`, `linked-by`, `other-than`; did you mean `earliest`?"
    ),
    (
      "limit: 10wd, ladder", "limit: ten, ladder",
      "38:41: clocks.mend.limit: a limit such as 5wd, 3d, 24h, 1mo or -10wd is expected here, "
        + "not `ten`"
    ),
    (
      "          - lead: firm\n", "          - lead: place\n",
      "58:19: states.reported.actions.send.do[1].lead: `place` is not an organisation"
    ),
    (
      "date: until, least", "date: place, least",
      "39:40: clocks.rest.date: `place` is not a date"
    ),
    (
      "        to: paused\n", "        to: back\n",
      "78:13: states.working.actions.pause.to: there is no state `back` here"
    ),
    (
      "  done: {label: 已修好, final: answered,", "  done: {label: 已修好, final: answred,",
      "106:29: states.done.final: one of answered, refused, merged, withdrawn, ended "
        + "(did you mean `answered`?) is expected here, not `answred`"
    ),
    (
      "[liaison of requester, officer], acts", "[liaison of asker, officer], acts",
      "11:35: roles.resident.chain[1]: a post is expected here, such as `officer`, "
        + "`assigned officer`, `liaison of lead` (posts: liaison, handler, head, officer, "
        + "director, acting-director, council-member, council-chair, auditor; "
        + "parties: requester, lead)"
    ),
    (
      "{at: 1wd, tell: [owner, chief]", "{at: -2wd, tell: [owner, chief]",
      "33:9: ladders.nudge.rungs[2]: the rungs go up: `at` is not later than that of the rung "
        + "before"
    ),
  ]

  @Test(arguments: slips.indices)
  func `is told its slip, and where it stands`(_ index: Int) throws {
    let slip = Self.slips[index]
    let text = try ProcedureFiles.strangeText("repair.yaml", [slip.old: slip.new])
    let found = faults(ProcedureReader.read(files: [("repair.yaml", text)]))
    #expect(found.contains("repair.yaml:\(slip.fault)"), "\(found)")
  }

  @Test func `is told of all its slips at once`() throws {
    let edits: KeyValuePairs = [
      "version: 1\n": "version: one\n", "    clocks: [sort]\n": "    clocks: [short]\n",
      "final: refused": "final: refuzed", "place: required}": "spot: required}",
    ]
    let text = try ProcedureFiles.strangeText("repair.yaml", edits)
    let found = faults(ProcedureReader.read(files: [("repair.yaml", text)]))
    #expect(found.count == 4, "\(found)")
    let lines = found.map { $0.split(separator: ":")[1] }
    #expect(lines == ["3", "44", "52", "107"])
  }

  @Test func `is told what it says wrongly of another file`() throws {
    let repair = try ProcedureFiles.strangeText(
      "repair.yaml", ["kind: =\"查看\"": "sort: =\"查看\"", "order stop": "order stopp"])
    let visit = try ProcedureFiles.strangeText("visit.yaml", ["parent.mend": "parent.mand"])
    let together = [("repair.yaml", repair), ("visit.yaml", visit)]
    #expect(
      faults(ProcedureReader.read(files: together)) == [
        "repair.yaml:60:112: states.reported.actions.send.do[3].open.fields.sort: "
          + "there is no field `sort` in `visit`",
        "repair.yaml:94:27: states.working.actions.abandon.children.visit: "
          + "there is no action `stopp` in `visit`; did you mean `stop`?",
        "visit.yaml:24:59: clocks.call.not-after: "
          + "there is no clock `mand` in `repair`; did you mean `mend`?",
      ])
    #expect(faults(ProcedureReader.read(files: [("repair.yaml", repair)])) == [])
  }

  @Test func `is told of a procedure that is not there`() throws {
    let repair = try ProcedureFiles.strangeText(
      "repair.yaml", ["none-open: visit": "none-open: vist"])
    let visit = try ProcedureFiles.strangeText("visit.yaml")
    let found = faults(
      ProcedureReader.read(files: [("repair.yaml", repair), ("visit.yaml", visit)]))
    #expect(found.count == 1)
    #expect(found.first?.contains("there is no procedure `vist`; did you mean `visit`?") == true)
  }

  @Test func `is told once of a whole file that is missing, however often it is named`() throws {
    let repair = try ProcedureFiles.strangeText("repair.yaml")
    let other = repair.replacing("procedure: repair", with: "procedure: mending")
      .replacing("number: ", with: "number: Z").replacing("of: repair", with: "of: mending")
    let found = faults(
      ProcedureReader.read(files: [("repair.yaml", repair), ("mending.yaml", other)]))
    #expect(found.count == 2, "once in each file: \(found)")
    for line in found {
      #expect(line.contains("there is no procedure `visit`"))
      #expect(line.contains(" places of this file)"))
    }
  }
}
