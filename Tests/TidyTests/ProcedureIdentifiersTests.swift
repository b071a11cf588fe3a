import Testing

@Suite struct ProcedureIdentifiersTests {
  private static let procedures = Repository.files {
    $0.hasPrefix("config/procedures/") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml"))
  }
  private static let names = procedures.reduce(into: Set<String>()) {
    $0.formUnion(ProcedureIdentifiers.names(in: $1.text))
  }

  @Test func `the engine knows no name of a procedure file`() {
    let complaints = Repository.sources.flatMap {
      ProcedureIdentifiers.complaints(in: $0, names: Self.names)
    }
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test func `every procedure file yields names`() {
    for file in Self.procedures {
      #expect(!ProcedureIdentifiers.names(in: file.text).isEmpty, "none in \(file.path)")
    }
  }

  @Test func `names are found in maps, lists and flows and nowhere else`() {
    let text = """
      procedure: assistance   # not: a-comment
      label: 协办
      version: 1
      fields:
        reply: {label: "答复: 正文", type: text, max: 4000}
        legal-basis:
          label: 依据
          help: |
            actions:
              in-a-text: 1
      clocks:
        claim: {limit: 1wd, ladder: department}
      ladders:
        - id: department
          rungs: [{at: +1wd, template: blue-slip}]
      states:
        asked:
          owner: lead
          clocks: [claim, answer-by]
          actions:
            accept:
              to: accepted
              fields: {reason: required, 'quoted-name': optional,
                wrapped: optional}
              second: {role: director, confirm: grant, decline: deny}
      common:
        - in: [asked]
          actions: {cancel: {to: cancelled}}
      """
    #expect(
      ProcedureIdentifiers.names(in: text) == [
        "assistance", "reply", "legal-basis", "claim", "department", "blue-slip", "asked",
        "answer-by", "accept", "reason", "quoted-name", "wrapped", "grant", "deny", "cancel",
      ])
  }

  @Test func `a name spelt out in a source is found`() {
    let names: Set<String> = ["in-progress", "lead"]
    let text = """
      // "in-progress"
      let told = "the case is in-progress"
      let party = "lead"
      if state == "in-progress" {}
      """
    let file = TextFile(path: "Sources/CaseCore/A.swift", text: text)
    let complaints = ProcedureIdentifiers.complaints(in: file, names: names)
    #expect(complaints.map(\.line) == [4])
  }
}
