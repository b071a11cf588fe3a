/// The candidate that `name` was most likely meant to be; nil if none is near.
func nearest(to name: String, among candidates: [String]) -> String? {
  // A third of the letters may be wrong: nearer is a slip, farther another word.
  let reach = max(1, name.count / 3)
  // Long garbage is nobody's slip, and comparing costs its square.
  guard name.count <= 80 else { return nil }
  let distances = candidates.map { (candidate: $0, distance: editDistance(name, $0)) }
  return distances.filter { $0.distance <= reach }.min { $0.distance < $1.distance }?.candidate
}

/// That the nearest candidate may have been meant, to stand behind a complaint; empty if none is.
func nearestHint(to name: String, among candidates: [String]) -> String {
  nearest(to: name, among: candidates).map { "; did you mean `\($0)`?" } ?? ""
}

/// Letters to add, drop, change or swap with their neighbour to make one text the other.
private func editDistance(_ left: String, _ right: String) -> Int {
  let (a, b) = (Array(left), Array(right))
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
