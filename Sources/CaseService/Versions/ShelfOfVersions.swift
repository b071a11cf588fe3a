internal import CaseCore
internal import CaseStore
private import Foundation
internal import ProcedureLanguage

/// The procedures of a directory with the versions that the store has besides.
struct ShelfOfVersions {
  /// The newest of each, read together.
  let current: ProcedureBook
  /// Those with their texts, as the store keeps them.
  let versions: [ProcedureVersion]
  /// In force, and older ones to which cases are pinned.
  let shelf: ProcedureShelf

  /// Reads a directory's files, and what is newer than they are; checks that no case can be
  /// forgotten; then compiles the older versions.
  static func read(
    directory: String, _ stored: StoredRules, bringingIn arriving: ArrivingProcedure?
  ) -> Result<ShelfOfVersions, RulesFault> {
    do {
      let files = try ProcedureReader.read(paths: [directory]).get()
      let written = texts(of: files)
      var taken = written
      if let changed = taken.map(\.version).first(where: { now in
        stored.procedures.contains { $0.reference == now.reference && !$0.text.says(now.text) }
      }) {
        return .failure(.changedWithoutVersion(changed.reference))
      }
      taken = replaced(taken, by: stored.procedures)
      if let arriving {
        switch replaced(taken, by: arriving, stored.procedures) {
        case .failure(let fault): return .failure(fault)
        case .success(let replaced): taken = replaced
        }
      }
      let isAsFiles = taken.map(\.version) == written.map(\.version)
      let book =
        isAsFiles
        ? files
        : try ProcedureReader.read(files: taken.map { ($0.file, $0.version.text) }).get()
      let faults = Soundness.findings(book.procedures).filter { $0.severity == .fault }
      guard faults.isEmpty else { return .failure(.unsound(faults.map(book.line(of:)))) }
      let versions = taken.map(\.version)
      return shelf(book, versions, stored).map {
        ShelfOfVersions(current: book, versions: versions, shelf: $0)
      }
    } catch {
      return .failure(.complaints(error))
    }
  }

  private typealias Text = (file: String, version: ProcedureVersion)

  private static func texts(of book: ProcedureBook) -> [Text] {
    book.procedures.map { procedure in
      let file = book.source(of: procedure.name)?.procedure.file ?? ""
      let bytes = FileManager.default.contents(atPath: file) ?? Data()
      return (
        file,
        ProcedureVersion(
          reference: ProcedureReference(procedure), text: String(decoding: bytes, as: UTF8.self))
      )
    }
  }

  /// Where the store has a newer version than the files, that is the one in force: it came by
  /// itself, or the files went back.
  private static func replaced(_ texts: [Text], by stored: [ProcedureVersion]) -> [Text] {
    texts.map { text in
      let newest = stored.filter { $0.reference.name == text.version.reference.name }
        .max { $0.reference.version < $1.reference.version }
      guard let newest, newest.reference.version > text.version.reference.version else {
        return text
      }
      return ("\(newest.reference.name)@\(newest.reference.version)", newest)
    }
  }

  /// The same with one that comes by itself, which has to be newer than any that is known; the very
  /// same may come again.
  private static func replaced(
    _ texts: [Text], by arriving: ArrivingProcedure, _ stored: [ProcedureVersion]
  ) -> Result<[Text], RulesFault> {
    let read: Procedure
    do {
      guard
        let only = try ProcedureReader.read(files: [(arriving.name, arriving.text)]).get()
          .procedures.first
      else { return .success(texts) }
      read = only
    } catch {
      return .failure(.complaints(error))
    }
    let version = ProcedureVersion(reference: ProcedureReference(read), text: arriving.text)
    let others = texts.filter { $0.version.reference.name != read.name }
    let known = (texts.map(\.version) + stored).filter { $0.reference.name == read.name }
    let newest = known.map(\.reference.version).max() ?? 0
    let isKnown = known.contains {
      $0.reference == version.reference && $0.text.says(version.text)
    }
    guard read.version > newest || isKnown && read.version == newest else {
      return .failure(.notNewer(version.reference, known: newest))
    }
    return .success(others + [(file: arriving.name, version: version)])
  }

  private static func shelf(
    _ book: ProcedureBook, _ versions: [ProcedureVersion], _ stored: StoredRules
  ) -> Result<ProcedureShelf, RulesFault> {
    var shelf = ProcedureShelf(book.procedures)
    let current = Set(versions.map(\.reference))
    for (place, old) in stored.procedures.enumerated() where !current.contains(old.reference) {
      var compiled = compiled(old, beside: versions)
      // The fewest with which it can be read are those of its own time.
      for end in stored.procedures.indices where end >= place && !compiled.isRead {
        compiled = self.compiled(old, beside: stored.procedures[...end])
      }
      switch compiled {
      case .success(let procedure): shelf.put(procedure)
      case .failure(let complaints):
        guard !stored.pinned.contains(old.reference) else {
          return .failure(.stranded(old.reference, complaints))
        }
      }
    }
    return .success(shelf)
  }

  /// An older version, read beside others: those of today, or where it names what they no longer
  /// have, those of its own time.
  private static func compiled(
    _ old: ProcedureVersion, beside versions: some Sequence<ProcedureVersion>
  ) -> Result<Procedure, Complaints> {
    var files: [ProcedureName: String] = [:]
    for version in versions { files[version.reference.name] = version.text }
    files[old.reference.name] = old.text
    return ProcedureReader.read(files: files.map { (name: "\($0.key)", text: $0.value) }).map {
      book in
      book.procedures.first { ProcedureReference($0) == old.reference } ?? book.procedures[0]
    }
  }
}

extension Result {
  fileprivate var isRead: Bool {
    switch self {
    case .success: true
    case .failure: false
    }
  }
}
