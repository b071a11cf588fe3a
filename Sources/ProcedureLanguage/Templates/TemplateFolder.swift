/// The files of `templates/` by their names.
package struct TemplateFolder: Sendable {
  let directory: String
  let texts: [String: String]

  init(_ texts: [String: String], directory: String) {
    self.texts = texts
    self.directory = directory
  }

  package static func read(directory: String) -> Result<TemplateFolder, Complaints> {
    let complaints = ComplaintCollector()
    guard let texts = StrictYAML.texts(of: directory, complaints), complaints.isEmpty else {
      return complaints.result(nil, of: SourcePlace(file: directory))
    }
    let byName = Dictionary(
      texts.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    return .success(TemplateFolder(byName, directory: directory))
  }
}

/// One reading of the files, with what is wrong in them.
struct TemplateReading {
  let folder: TemplateFolder
  /// What can't be written without a file that is missing: a mail, a digest.
  let what: String
  let complaints = ComplaintCollector()

  func place(_ file: String, line: Int = 1) -> SourcePlace {
    SourcePlace(file, in: folder.directory, line: line)
  }

  private func present(_ file: String) -> String? {
    if let text = folder.texts[file] { return text }
    complaints.add(place(file), "is missing: no \(what) can be written without it")
    return nil
  }

  /// A whole file as a template.
  func frame(_ file: String, known: TemplateNames) -> String? {
    guard let text = present(file) else { return nil }
    TemplateTags(known: known) { line, message in
      complaints.add(place(file, line: line + 1), message)
    }.check(text)
    return text
  }

  func document(_ file: String) -> YAMLValue? {
    present(file).flatMap { StrictYAML.compose($0, file: place(file).file, complaints) }
  }

  /// A value's text as a template.
  func checked(_ value: YAMLValue, _ text: String?, known: TemplateNames) -> String? {
    guard let text else { return nil }
    TemplateTags(known: known) { _, message in value.complain(message) }.check(text)
    return text
  }

  func result<Read>(_ read: Read?) -> Result<Read, Complaints> {
    complaints.result(read, of: SourcePlace(file: folder.directory))
  }
}
