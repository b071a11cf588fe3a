import Testing

@Suite struct `Random procedures` {
  /// Of a hundred, how many are sound at least.
  private static let soundShare = 30
  /// Of ten thousand, in how many each rule at least is broken, and no other.
  private static let aloneShare = 200
  /// Of a hundred, how many have each trait at least.
  private static let traitShare = 10
  private static let leastMedian = 12
  private static let rules = [1, 2, 3, 4, 5, 6, 8, 10, 11, 12]

  @Test func `are sound in a third, and break each rule alone often enough`() {
    let families = DrawnFamilies.all
    let alone = families.filter { $0.rules.count == 1 }.reduce(into: [Int: Int]()) { alone, one in
      for rule in one.rules { alone[rule, default: 0] += 1 }
    }
    let median = families.map(\.states).sorted()[families.count / 2]
    let traits = DrawnFamilies.Trait.allCases.map { trait in
      (trait, families.count { $0.traits.contains(trait) })
    }
    print(
      "seeds 1...\(families.count): \(DrawnFamilies.sound.count) sound;",
      "alone broken: \(alone.sorted { $0.key < $1.key }); median \(median) states; \(traits)")
    #expect(DrawnFamilies.sound.count * 100 >= Self.soundShare * families.count)
    for rule in Self.rules {
      #expect(
        alone[rule, default: 0] * 10_000 >= Self.aloneShare * families.count,
        "rule \(rule): \(alone)")
    }
    #expect(median >= Self.leastMedian)
    for (trait, count) in traits {
      #expect(count * 100 >= Self.traitShare * families.count, "\(trait)")
    }
  }
}
