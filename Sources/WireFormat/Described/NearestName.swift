/// Finds the name that was probably meant.
package enum NearestName {
  /// Names longer than this are not compared: nobody mistypes them.
  private static let lengthMax = 40

  /// The known name that is fewest edits away, if it is near enough to be a slip of the hand.
  package static func of(_ name: String, among known: [String]) -> String? {
    let letters = Array(name.unicodeScalars)
    guard letters.count <= lengthMax else { return nil }
    let editsMax = max(1, letters.count / 3)
    let near = known.map { (name: $0, edits: edits(letters, Array($0.unicodeScalars))) }
    return near.filter { $0.edits <= editsMax }.min { $0.edits < $1.edits }?.name
  }

  /// Letters put in, left out, changed, or swapped with their neighbour.
  private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var row = [index + 1]
      for (place, other) in right.enumerated() {
        let changed = above[place] + (letter == other ? 0 : 1)
        var fewest = min(changed, row[place] + 1, above[place + 1] + 1)
        if index > 0, place > 0, letter == right[place - 1], left[index - 1] == other {
          fewest = min(fewest, before[place - 1] + 1)
        }
        row.append(fewest)
      }
      (before, above) = (above, row)
    }
    return above[right.count]
  }
}
