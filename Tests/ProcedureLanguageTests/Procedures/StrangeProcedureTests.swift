import CaseCore
import ProcedureLanguage
import Testing
import WorkCalendar

@Suite struct `A procedure that the repository has never seen` {
  @Test func `is read with its child, and is sound`() throws {
    let book = try ProcedureReader.read(paths: [ProcedureFiles.strange]).get()
    let faults = Soundness.findings(book.procedures).filter { $0.severity == .fault }
    #expect(faults == [])
    let repair = try #require(book.procedures.first { $0.name == "repair" })
    #expect(repair.states.count == 5)
    #expect(repair.action("wake", in: "paused")?.trigger == .timed)
    #expect(repair.action("wake", in: "paused")?.by == ["crew"])
    #expect(repair.action("finish", in: "working")?.mayBeRecorded == true)
    #expect(repair.action("finish", in: "working")?.children == ["visit": .wait])
    #expect(repair.action("abandon", in: "working")?.children == ["visit": .order("stop")])
    #expect(repair.openRules.first?.fields.last?.value == .choice("查看"))
    let visit = try #require(book.procedures.first { $0.name == "visit" })
    #expect(
      visit.clocks.first?.terms == [
        ClockTerm(
          when: nil, length: .limit(.workingDays(2)),
          notAfter: ParentClock(clock: "mend", offset: .workingDays(-1)))
      ])
  }

  @Test func `tells where each of its parts stands`() throws {
    let book = try ProcedureReader.read(paths: [ProcedureFiles.strange]).get()
    let source = try #require(book.source(of: "repair"))
    #expect(source.place(of: .state("working")).line == 69)
    #expect(source.place(of: .clock("mend")).line == 38)
    #expect(source.place(of: .rung("nudge", 1)).line == 33)
    #expect(source.place(of: .rung("nudge", 2)).line == 34)
    #expect(source.place(of: .action("wake", from: ["paused"])).line == 100)
  }

  @Test func `says where a clock ends because a state does not name it`() throws {
    let text = try ProcedureFiles.strangeText("repair.yaml", ["          - meet: [sort]\n": ""])
    let book = try ProcedureReader.read(files: [("repair.yaml", text)]).get()
    let notes = Soundness.findings(book.procedures).filter { $0.rule == .clockEnds }
    #expect(notes.map(\.subject) == [.clock("sort")])
    #expect(notes.allSatisfy { $0.severity == .note && $0.suffers.contains("send") })
  }
}
