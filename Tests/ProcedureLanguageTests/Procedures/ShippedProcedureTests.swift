import CaseCore
import ProcedureLanguage
import Testing
import WorkCalendar

@Suite struct `The shipped procedures` {
  private let procedures: [Procedure]

  init() throws {
    procedures = try ProcedureReader.read(paths: [ProcedureFiles.shipped]).get().procedures
  }

  private func procedure(_ name: ProcedureName) throws -> Procedure {
    try #require(procedures.first { $0.name == name })
  }

  @Test func `are four, with the states of the domain`() throws {
    #expect(procedures.map(\.name) == ["assistance", "clinic", "receipt", "request"])
    let request = try procedure("request")
    #expect(
      request.states.map(\.name) == [
        "submitted", "need-info", "pooled", "tabled", "answered", "dispatched", "return-asked",
        "in-progress", "suspended", "long-term", "done-claimed", "awaiting-rating", "recheck",
        "closed", "refused", "merged", "withdrawn",
      ])
  }

  @Test func `name the family of their messages, where it is not case`() throws {
    #expect(try procedure("clinic").messages == "clinic")
    #expect(try procedure("request").messages == .case)
  }

  @Test func `are sound`() {
    let faults = Soundness.findings(procedures).filter { $0.severity == .fault }
    #expect(faults == [])
  }

  @Test func `say who rates`() throws {
    let request = try procedure("request")
    let rate = try #require(request.action("rate", in: "awaiting-rating"))
    #expect(!rate.mayBeRecorded)
    #expect(rate.collects == "rating")
    let requester = try #require(request.role("requester"))
    #expect(requester.chain.last == .post(.director))
    #expect(!requester.acting.contains(.post(.director)))
  }

  @Test func `take the limit from weight, promise and outcome`() throws {
    let handle = try #require(try procedure("request").clock("handle"))
    #expect(handle.terms.last?.when == nil)
    #expect(handle.terms.last?.length == .limit(.workingDays(15)))
    #expect(handle.least == .workingDays(1))
  }

  @Test func `settle what is a choice by the other file`() throws {
    let given = procedures.flatMap(\.openRules).filter { $0.procedure == "receipt" }
      .flatMap(\.fields).map(\.value)
    #expect(given.contains(.choice("征集")))
    #expect(!given.contains(.text("征集")))
  }
}
