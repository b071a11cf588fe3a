package import CaseCore

/// Reads `templates/`: two frames, the words of each kind, of the engine and of each procedure.
///
/// What a file says of a notice that nobody sends is a mistake in its name, and is complained of.
package enum TemplateReader {
  static let textFrame = "notice.txt"
  static let htmlFrame = "notice.html"
  static let kindsFile = "kinds.yaml"
  static let engineFile = "engine.yaml"
  private static let suffix = ".yaml"

  /// `procedures` are all that cases may be pinned to, older versions too.
  package static func read(
    directory: String, for procedures: [Procedure]
  ) -> Result<NoticeTemplates, Complaints> {
    TemplateFolder.read(directory: directory).flatMap { read($0, for: procedures) }
  }

  /// Reads texts by the names of their files.
  package static func read(
    files: [String: String], directory: String, for procedures: [Procedure]
  ) -> Result<NoticeTemplates, Complaints> {
    read(TemplateFolder(files, directory: directory), for: procedures)
  }

  package static func read(
    _ folder: TemplateFolder, for procedures: [Procedure]
  ) -> Result<NoticeTemplates, Complaints> {
    let reading = TemplateReading(folder: folder, what: "mail")
    return reading.result(reading.templates(for: procedures))
  }

  static func procedure(of file: String) -> ProcedureName? {
    let ours = [kindsFile, engineFile, DigestTemplateReader.file]
    guard file.hasSuffix(suffix), !ours.contains(file) else { return nil }
    return ProcedureName(String(file.dropLast(suffix.count)))
  }
}

extension TemplateReading {
  fileprivate func templates(for procedures: [Procedure]) -> NoticeTemplates? {
    let text = frame(TemplateReader.textFrame, known: .ofFrames)
    let html = frame(TemplateReader.htmlFrame, known: .ofFrames)
    let kinds = document(TemplateReader.kindsFile).flatMap(kinds)
    let engine = document(TemplateReader.engineFile).flatMap {
      words($0, known: EngineTemplate.all, of: "the engine")
    }
    var own: [ProcedureName: [TemplateName: NoticeWords]] = [:]
    for file in folder.texts.keys.sorted() {
      guard let name = TemplateReader.procedure(of: file) else { continue }
      let versions = procedures.filter { $0.name == name }
      guard !versions.isEmpty else {
        complaints.add(place(file), "there is no procedure `\(name)`")
        continue
      }
      let known = versions.reduce(into: Set<TemplateName>()) { $0.formUnion($1.templates) }
      own[name] = document(file).flatMap { words($0, known: known, of: "procedure \(name)") }
    }
    guard let text, let html, let kinds, let engine else { return nil }
    return NoticeTemplates(text: text, html: html, kinds: kinds, engine: engine, procedures: own)
  }

  /// Words for every kind: a notice whose template nobody wrote says what its kind says.
  private func kinds(_ document: YAMLValue) -> [NoticePurpose: NoticeWords]? {
    document.fields { keys in
      var kinds: [NoticePurpose: NoticeWords] = [:]
      for purpose in NoticePurpose.allCases {
        guard let value = keys.required(purpose.rawValue), let words = words(value) else {
          continue
        }
        if words.subject == nil { value.complain("the key `subject` is missing") }
        if words.says == nil { value.complain("the key `says` is missing") }
        kinds[purpose] = words
      }
      return kinds
    }
  }

  private func words(
    _ document: YAMLValue, known: Set<TemplateName>, of whom: String
  ) -> [TemplateName: NoticeWords]? {
    let entries = document.identified { id, value -> NoticeWords? in
      if !known.contains(TemplateName(id)) {
        let hint = nearestHint(to: id, among: known.map(\.text))
        value.complain("\(whom) tells nobody anything by this template\(hint)")
      }
      return words(value)
    }
    return entries.map { entries in
      Dictionary(
        entries.map { (TemplateName($0.id), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func words(_ value: YAMLValue) -> NoticeWords? {
    value.fields { keys in
      let subject = keys.optional("subject")
      let says = keys.optional("says")
      let todo = keys.optional("do")
      return NoticeWords(
        subject: subject.flatMap { checked($0, $0.text(atMost: 200), known: .ofWords) },
        says: says.flatMap { checked($0, $0.paragraph(), known: .ofWords) },
        todo: todo.flatMap { checked($0, $0.paragraph(), known: .ofWords) })
    }
  }
}
