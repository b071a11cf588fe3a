import Foundation
import Testing

@testable import CaseCore

/// The check looks at taking over as at any other way into a state.
@Suite struct AdoptionSoundnessTests {
  private func findings(_ edit: (inout Procedure) -> Void) throws -> [Finding] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var procedures = try ShippedProcedures.read(root)
    let place = try #require(procedures.firstIndex { $0.adoption != nil })
    edit(&procedures[place])
    return Soundness.findings(procedures).filter { $0.severity == .fault }
  }

  @Test func `the shipped one passes`() throws {
    #expect(try findings { _ in }.isEmpty)
  }

  @Test func `a state that needs a lead and is entered without one is a fault`() throws {
    let found = try findings { procedure in
      for place in procedure.adoption?.states.indices ?? 0..<0 {
        procedure.adoption?.states[place].effects = []
      }
    }
    #expect(found.contains { $0.rule == .certainField && $0.subject == .state("in-progress") })
  }

  @Test func `a state entered without its hard clock is a fault`() throws {
    let found = try findings { procedure in
      // Its clock starts on a date that nobody gave.
      for place in procedure.adoption?.states.indices ?? 0..<0 {
        procedure.adoption?.states[place].effects.removeAll { effect in
          if case .copy = effect { true } else { false }
        }
        procedure.adoption?.states[place].clock = "progress"
      }
    }
    #expect(found.contains { $0.rule == .hardClock && $0.subject == .state("long-term") })
  }

  @Test func `a name that nothing declares is a fault`() throws {
    let found = try findings { $0.adoption?.states[0].clock = "unheard-of" }
    #expect(found.contains { $0.rule == .names && $0.subject == .adoption })
  }
}
