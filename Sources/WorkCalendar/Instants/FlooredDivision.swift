extension BinaryInteger {
  /// Quotient and remainder of a division that rounds down, so the remainder is never negative.
  ///
  /// Days and weeks before 1970 need it: Swift's own division rounds towards zero.
  func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
