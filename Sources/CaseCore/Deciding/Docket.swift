/// The cases at hand, indexed by how they stand to each other.
///
/// A decision needs the case it is about, its parent, its children, the cases that it names and
/// those that name it, and the same of each case to which it may give an order. Each case is held
/// by reference, so that a command may change a copy of the docket without copying the others.
package struct Docket: Equatable, Sendable {
  private var held: [CaseID: Held] = [:]
  private var childrenOf: [CaseID: [CaseID]] = [:]
  private var namersOf: [CaseID: [CaseID]] = [:]

  package init() {}

  package init(_ cases: some Sequence<CaseFile>) {
    for file in cases { put(file) }
  }

  /// One case at hand.
  private final class Held: Equatable, Sendable {
    let file: CaseFile

    init(_ file: CaseFile) { self.file = file }

    static func == (left: Held, right: Held) -> Bool { left.file == right.file }
  }

  package subscript(id: CaseID) -> CaseFile? { held[id]?.file }

  /// All of them, in the order of their numbers.
  package var files: [CaseFile] {
    held.values.map(\.file).sorted { $0.id < $1.id }
  }

  /// Adds a case, or replaces what was known of it.
  package mutating func put(_ file: CaseFile) {
    if let before = held.updateValue(Held(file), forKey: file.id)?.file {
      for named in before.namedCases where !file.namedCases.contains(named) {
        namersOf[named]?.removeAll { $0 == file.id }
      }
    } else if let parent = file.parent {
      childrenOf[parent, default: []].insertSorted(file.id)
    }
    for named in file.namedCases { namersOf[named, default: []].insertSorted(file.id) }
  }

  /// The children of a case that follow this procedure, in the order of their numbers.
  package func children(of id: CaseID, _ procedure: ProcedureName) -> [CaseFile] {
    (childrenOf[id] ?? []).compactMap { self[$0] }.filter { $0.procedure.name == procedure }
  }

  /// All children of a case, in the order of their numbers.
  package func children(of id: CaseID) -> [CaseFile] {
    (childrenOf[id] ?? []).compactMap { self[$0] }
  }

  /// The cases whose field names this one, in the order of their numbers.
  package func linking(to id: CaseID, by link: LinkReference) -> [CaseFile] {
    (namersOf[id] ?? []).compactMap { self[$0] }.filter {
      $0.procedure.name == link.procedure && $0.fields[link.field]?.cases.contains(id) == true
    }
  }

  /// All cases that name this one in some field, in the order of their numbers.
  package func namers(of id: CaseID) -> [CaseFile] {
    (namersOf[id] ?? []).compactMap { self[$0] }
  }
}

extension CaseFile {
  /// The cases that this one's fields name.
  package var namedCases: Set<CaseID> {
    var named = Set(fields.values.flatMap(\.cases))
    if let mergedInto { named.insert(mergedInto) }
    return named
  }
}

extension Array where Element: Comparable {
  /// Inserts into a sorted array what is not in it yet.
  fileprivate mutating func insertSorted(_ element: Element) {
    let place = partitioningIndex { $0 >= element }
    if place == endIndex || self[place] != element { insert(element, at: place) }
  }

  private func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
