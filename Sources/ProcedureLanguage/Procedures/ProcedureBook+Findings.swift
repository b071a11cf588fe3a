package import CaseCore

extension ProcedureBook {
  /// A finding as one line, the way compilers write: file, line, column, rule, what a case could
  /// suffer, and the shortest way there.
  package func line(of finding: Finding) -> String {
    let place = place(of: finding)
    let weight = finding.severity == .fault ? "" : "\(finding.severity.rawValue): "
    let words = finding.path.words
    let way = words.isEmpty ? "" : " [\(words.joined(separator: " → "))]"
    return "\(place?.file ?? ""):\(place?.line ?? 1):\(place?.column ?? 1): "
      + "\(finding.rule.rawValue): \(weight)\(finding.suffers)\(way)"
  }
}
