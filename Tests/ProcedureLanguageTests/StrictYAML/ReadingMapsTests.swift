import ProcedureLanguage
import Testing
import WorkCalendar

/// A small format with everything a real one has: ids as keys, lists, choices, nested maps.
private struct Step: Equatable {
  enum Kind: String, CaseIterable { case human, timed }

  let id: String
  let kind: Kind
  let label: String
  let limit: Limit?
  let next: [String]

  static func read(_ id: String, _ value: YAMLValue) -> Step? {
    value.fields { keys in
      let kind = keys.required("kind")?.oneOf(Kind.self)
      let label = keys.required("label")?.label()
      let limit = keys.optional("limit")?.limit()
      let next = keys.optional("next")?.list(orOne: true) { $0.identifier() } ?? []
      if kind == .timed, limit == nil { keys.complain("a timed step needs a `limit`") }
      guard let kind, let label else { return nil }
      return Step(id: id, kind: kind, label: label, limit: limit, next: next)
    }
  }

  static func readAll(_ text: String) -> Result<[Step], Complaints> {
    StrictYAML.read(text, file: "p.yaml") { document in
      document.fields { keys in
        keys.required("steps")?.identified(Step.read)?.map(\.value)
      }
    }
  }
}

@Suite struct `Reading maps` {
  @Test func `a well-formed file becomes values in its own order`() {
    let text = """
      steps:
        second: {kind: human, label: 受理, next: [first, second]}
        first:
          kind: timed
          label: 到期
          limit: 5wd
          next: second
      """
    #expect(
      Step.readAll(text)
        == .success([
          Step(id: "second", kind: .human, label: "受理", limit: nil, next: ["first", "second"]),
          Step(id: "first", kind: .timed, label: "到期", limit: .workingDays(5), next: ["second"]),
        ]))
  }

  @Test func `all faults come back at once, in the order of the file`() {
    let text = """
      version: 1
      steps:
        First:
          kind: human
          label: 受理
        second:
          kind: humn
          lable: 受理
          limit: soon
        third:
          kind: timed
          label:
          next: [a, B, {c: d}]
        fourth: nothing
      """
    #expect(
      faults(Step.readAll(text)) == [
        "p.yaml:1:1: version: unknown key; allowed here: `steps`",
        "p.yaml:3:3: steps.First: an identifier (a letter, then a-z, 0-9 and hyphens, "
          + "at most 40) is expected here, not `First`",
        "p.yaml:7:5: steps.second: the key `label` is missing",
        "p.yaml:7:11: steps.second.kind: one of human, timed (did you mean `human`?) "
          + "is expected here, not `humn`",
        "p.yaml:8:5: steps.second.lable: unknown key; allowed here: `kind`, `label`, `limit`, "
          + "`next`; did you mean `label`?",
        "p.yaml:9:12: steps.second.limit: a limit such as 5wd, 3d, 24h, 1mo or -10wd "
          + "is expected here, not `soon`",
        "p.yaml:11:5: steps.third: a timed step needs a `limit`",
        "p.yaml:12:11: steps.third.label: is empty: write a value or leave the key out",
        "p.yaml:13:15: steps.third.next[2]: an identifier (a letter, then a-z, 0-9 and hyphens, "
          + "at most 40) is expected here, not `B`",
        "p.yaml:13:18: steps.third.next[3]: an identifier is expected here, not a map",
        "p.yaml:14:11: steps.fourth: a map of keys is expected here, not `nothing`",
      ])
  }

  @Test func `an empty map and a missing key say so`() {
    #expect(
      faults(Step.readAll("steps: {}\n")) == [
        "p.yaml:1:8: steps: at least one key is expected here, not an empty map"
      ])
    #expect(faults(Step.readAll("{}\n")) == ["p.yaml:1:1: the key `steps` is missing"])
    #expect(
      faults(Step.readAll("- a\n")) == ["p.yaml:1:1: a map of keys is expected here, not a list"])
  }

  @Test func `a word of no likeness is not suggested`() {
    #expect(
      faults(Step.readAll("steps: {a: {kind: human, label: b}}\nowner: x\n")) == [
        "p.yaml:2:1: owner: unknown key; allowed here: `steps`"
      ])
  }

  @Test func `complaints have a limit`() {
    let text =
      "steps: {a: {kind: human, label: b}}\n"
      + (1...1500).map { "k\($0): x\n" }.joined()
    #expect(faults(Step.readAll(text)).count == ComplaintCollector.limit)
  }

  @Test func `a reader that yields nothing never counts as read`() {
    let result: Result<Int, Complaints> = StrictYAML.read("a: 1\n", file: "f") { _ in nil }
    #expect(faults(result) == ["f:1:1: cannot be read"])
  }
}
