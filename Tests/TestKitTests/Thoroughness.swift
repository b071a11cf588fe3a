import Foundation
import TestKit

/// How much is tried: a sample, or with `WENZHEN_SOAK=1` all of it.
enum Thoroughness {
  static let isSoak = ProcessInfo.processInfo.environment["WENZHEN_SOAK"] == "1"
  static let families = isSoak ? 10_000 : 500
  /// How far the explorer walks in each of those that are sound.
  static let bounds = isSoak ? Bounds.small : Bounds.quick
  /// The same of the shipped ones, one after the other while there is room left.
  static let ofShipped = [Bounds.wide, .deep]
  /// How many findings of each rule are replayed.
  static let replayedOfRule = isSoak ? 200 : 12
}
