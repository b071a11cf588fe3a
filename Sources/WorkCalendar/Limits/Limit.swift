/// How long something may take, or how long before a date it is wanted.
///
/// A negative count goes backwards. Zero is no limit: `init?` refuses it, and arithmetic with a
/// zero made in code stops the program.
package enum Limit: Hashable, Sendable {
  case workingDays(Int)
  case days(Int)
  case hours(Int)
  case months(Int)

  /// The largest count that text may name; nobody is given longer than a lifetime.
  package static let largestCount = 36_500

  /// Reads `5wd`, `3d`, `24h`, `1mo`, `-10wd`.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    let isBackwards = reader.skip("-")
    guard let first = reader.digits(1), first != 0 else { return nil }
    var count = first
    while let digit = reader.digits(1) {
      count = count * 10 + digit
      guard count <= Limit.largestCount else { return nil }
    }
    if isBackwards { count = -count }
    if reader.skip("w") {
      guard reader.skip("d") else { return nil }
      self = .workingDays(count)
    } else if reader.skip("d") {
      self = .days(count)
    } else if reader.skip("h") {
      self = .hours(count)
    } else if reader.skip("m"), reader.skip("o") {
      self = .months(count)
    } else {
      return nil
    }
    guard reader.isAtEnd else { return nil }
  }

  /// The number before the unit; negative if the limit goes backwards.
  package var count: Int {
    switch self {
    case .workingDays(let count), .days(let count), .hours(let count), .months(let count): count
    }
  }
}

extension Limit: CustomStringConvertible {
  /// The text that `init?` reads.
  package var description: String {
    switch self {
    case .workingDays(let count): "\(count)wd"
    case .days(let count): "\(count)d"
    case .hours(let count): "\(count)h"
    case .months(let count): "\(count)mo"
    }
  }
}
