package import CaseCore

/// Reads, in `templates/`, what digests say: `digests.yaml` with their subjects, and for each kind
/// its frames (`daily.txt`, `daily.html`).
package enum DigestTemplateReader {
  static let file = "digests.yaml"

  package static func read(directory: String) -> Result<DigestTemplates, Complaints> {
    let complaints = ComplaintCollector()
    guard let texts = StrictYAML.texts(of: directory, complaints), complaints.isEmpty else {
      return complaints.result(nil, of: SourcePlace(file: directory))
    }
    let files = Dictionary(
      texts.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    return read(files: files, directory: directory)
  }

  /// Reads texts by the names of their files.
  package static func read(
    files: [String: String], directory: String
  ) -> Result<DigestTemplates, Complaints> {
    let reading = DigestTemplateReading(files: files, directory: directory)
    return reading.complaints.result(reading.templates, of: SourcePlace(file: directory))
  }
}

/// One reading of the files, with what is wrong in them.
private struct DigestTemplateReading {
  let files: [String: String]
  let directory: String
  let complaints = ComplaintCollector()

  var templates: DigestTemplates? {
    let subjects = subjects
    var kinds: [DigestKind: DigestTemplate] = [:]
    for kind in DigestKind.allCases {
      let text = frame("\(kind.rawValue).txt")
      let html = frame("\(kind.rawValue).html")
      guard let subject = subjects[kind], let text, let html else { continue }
      kinds[kind] = DigestTemplate(subject: subject, text: text, html: html)
    }
    return DigestTemplates(kinds: kinds)
  }

  private func place(_ file: String, line: Int = 1) -> SourcePlace {
    SourcePlace(file, in: directory, line: line)
  }

  private func present(_ file: String) -> String? {
    if let text = files[file] { return text }
    complaints.add(place(file), "is missing: no digest can be written without it")
    return nil
  }

  private func frame(_ file: String) -> String? {
    guard let text = present(file) else { return nil }
    TemplateTags(known: .ofDigests) { line, message in
      complaints.add(place(file, line: line + 1), message)
    }.check(text)
    return text
  }

  private var subjects: [DigestKind: String] {
    let file = DigestTemplateReader.file
    let document = present(file).flatMap {
      StrictYAML.compose($0, file: place(file).file, complaints)
    }
    let read = document?.fields { keys -> [DigestKind: String]? in
      DigestKind.allCases.reduce(into: [:]) { subjects, kind in
        guard let value = keys.required(kind.rawValue) else { return }
        subjects[kind] = value.fields { $0.required("subject").flatMap(subject) }
      }
    }
    return read ?? [:]
  }

  private func subject(_ value: YAMLValue) -> String? {
    guard let text = value.text(atMost: 200) else { return nil }
    TemplateTags(known: .ofDigestSubjects) { _, message in value.complain(message) }.check(text)
    return text
  }
}
