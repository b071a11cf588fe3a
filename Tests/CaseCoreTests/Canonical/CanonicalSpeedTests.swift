import CaseCore
import Testing

@Suite struct CanonicalSpeedTests {
  /// Far above what a release build needs (about 20 µs), so that only a blunder fails it.
  private static let most = Duration.milliseconds(5)

  @Test func `a case of forty fields is read in no time`() throws {
    var random = RandomValues(seed: 7)
    let drawn = random.file()
    var file = try #require(drawn)
    for number in 0..<40 {
      file.fields[FieldName("field-\(number)")] = .text("第 \(number) 栏的内容，不长不短")
    }
    let snapshot = file.snapshot
    let rounds = 200
    let spent = try ContinuousClock().measure {
      for _ in 0..<rounds {
        _ = try CaseFile(snapshot: snapshot, id: file.id, version: file.version)
      }
    }
    print("\(snapshot.count) bytes: \(spent / rounds) a case")
    #expect(spent / rounds < CanonicalSpeedTests.most)
  }
}
