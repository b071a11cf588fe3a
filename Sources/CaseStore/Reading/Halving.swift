/// Search by halves, where what is sought holds of all numbers from some one on.
enum Halving {
  /// The first number of which it holds; the range's end if it holds of none in it.
  static func first(
    in range: Range<Int64>, where holds: (Int64) throws -> Bool
  ) rethrows -> Int64 {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if try holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
