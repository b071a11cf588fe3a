internal import CaseCore
internal import CaseService
internal import WireFormat

/// How what recurs stands (decision 0058).
struct CycleWire {
  let call: Call

  /// The cases to come, or when the next one is to be and from when on it is prepared; null where
  /// nothing recurs.
  func standing() async throws -> JSONValue {
    guard let cycle = try await call.office.cycle() else { return .null }
    let expected = cycle.expected
    return [
      "procedure": .string(cycle.plan.procedure.text),
      "ahead": .array(cycle.ahead.map { .string($0.number) }),
      "expected_on": .orNull(expected.map { "\($0.date)" }),
      "opens_on": .orNull(expected.map { "\($0.opensOn)" }),
      "reason": .orNull(expected?.words),
    ]
  }
}
