/// Everything that is wrong with what was read, in the order of the files and their lines.
package struct Complaints: Error, Hashable, Sendable {
  /// At least one.
  package let list: [Complaint]
}

extension Complaints: CustomStringConvertible {
  /// The complaints as compilers print them, one a line.
  package var description: String {
    list.map(\.description).joined(separator: "\n")
  }
}

/// Collects the complaints of one reading, so that a writer sees all faults at once.
///
/// It belongs to one thread: a reading is a plain function, and only its result is shared.
package final class ComplaintCollector {
  /// More than this nobody reads; a file with so many faults is not what its reader takes it for.
  package static let limit = 1000

  private var complaints: Set<Complaint> = []

  /// A collector without complaints.
  package init() {}

  package var isEmpty: Bool { complaints.isEmpty }

  /// Adds a complaint about `place`; the same one counts once.
  package func add(_ place: SourcePlace, _ message: String) {
    guard complaints.count < ComplaintCollector.limit else { return }
    complaints.insert(Complaint(place, message))
  }

  /// `value` if there is one and nothing was complained of, else the complaints.
  ///
  /// A reader that yields nothing has complained; should one forget to, `place` says so.
  package func result<Value>(_ value: Value?, of place: SourcePlace) -> Result<Value, Complaints> {
    if let value, complaints.isEmpty { return .success(value) }
    if complaints.isEmpty { add(place, "cannot be read") }
    return .failure(Complaints(list: complaints.sorted()))
  }
}
