import CaseCore
import Foundation
import TestKit
import Testing

@Suite struct `Whoever walks through broken procedures` {
  /// What is broken, what is seen of it then, and a random family in which it can be broken so.
  static let kinds: [(breaking: Breaking, seen: String)] = [
    (.ownersFallback, "noOwner"), (.clock, "noDuty"), (.hardClock, "noDuty"),
    (.repetition, "ladderRunsOut"), (.ladder, "ladderRunsOut"), (.ladderAbove, "nobodyElseTold"),
    (.echo, "noEcho"), (.exits, "noWayOut"), (.childPolicy, "leftHanging"),
    (.silence, "silenceUnasked"), (.steward, "hostage"), (.cap, "roundAndRound"),
    (.timedCycle, "runsByItself"),
  ]
  /// Most of it is seen at a glance.
  private static let bounds = [
    Bounds(mostMoments: 40, mostPerView: 1, mostMoves: 120),
    Bounds(mostMoments: 120, mostPerView: 2, mostMoves: 800),
  ]
  /// Types of the check, one of which whoever used it would name.
  private static let checkersWords: Set<String> = [
    "Soundness", "Finding", "Inspection", "ProcedureGraph", "Exits", "RunningClocks",
  ]
  /// Among so many random families one shows it.
  private static let families: UInt64 = 8

  @Test(arguments: kinds.indices)
  func `sees what was broken`(_ index: Int) throws {
    let (breaking, seen) = Self.kinds[index]
    for bounds in Self.bounds {
      for seed in 1...Self.families {
        var generator = ProcedureGenerator(seed: seed)
        let family = generator.family()
        let sites = breaking.sites(in: family)
        for broken in sites.prefix(2) + sites.suffix(2) {
          var explorer = try Explorer(broken.family, bounds: bounds, seed: seed)
          var exploration = try explorer.walk(family[0].name)
          exploration.judgeGraph()
          if exploration.neglects.keys.contains(where: { $0.kind == seen }) { return }
        }
      }
    }
    Issue.record("\(breaking) was broken and \(seen) never seen in \(Self.families) families")
  }

  @Test func `knows nothing of the check`() {
    let folder = ShippedFamily.root.appending(path: "Sources/TestKit")
    let files = ShippedFamily.swiftFiles(under: folder)
    #expect(files.count > 20)
    for (name, text) in files {
      let words = Set(text.split { !$0.isLetter }.map(String.init))
      let known = words.intersection(Self.checkersWords)
      #expect(known.isEmpty, "\(name)")
    }
  }
}
