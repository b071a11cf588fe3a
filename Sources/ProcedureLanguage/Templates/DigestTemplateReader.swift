package import CaseCore

/// Reads, in `templates/`, what digests say: `digests.yaml` with their subjects, and for each kind
/// its frames (`daily.txt`, `daily.html`).
package enum DigestTemplateReader {
  static let file = "digests.yaml"

  package static func read(directory: String) -> Result<DigestTemplates, Complaints> {
    TemplateFolder.read(directory: directory).flatMap(read)
  }

  /// Reads texts by the names of their files.
  package static func read(
    files: [String: String], directory: String
  ) -> Result<DigestTemplates, Complaints> {
    read(TemplateFolder(files, directory: directory))
  }

  package static func read(_ folder: TemplateFolder) -> Result<DigestTemplates, Complaints> {
    let reading = TemplateReading(folder: folder, what: "digest")
    return reading.result(reading.digests)
  }
}

extension TemplateReading {
  fileprivate var digests: DigestTemplates? {
    let subjects = subjects
    var kinds: [DigestKind: DigestTemplate] = [:]
    for kind in DigestKind.allCases {
      let text = frame("\(kind.rawValue).txt", known: .ofDigests)
      let html = frame("\(kind.rawValue).html", known: .ofDigests)
      guard let subject = subjects[kind], let text, let html else { continue }
      kinds[kind] = DigestTemplate(subject: subject, text: text, html: html)
    }
    return DigestTemplates(kinds: kinds)
  }

  private var subjects: [DigestKind: String] {
    let read = document(DigestTemplateReader.file)?.fields { keys -> [DigestKind: String]? in
      DigestKind.allCases.reduce(into: [:]) { subjects, kind in
        guard let value = keys.required(kind.rawValue) else { return }
        subjects[kind] = value.fields { $0.required("subject").flatMap(subject) }
      }
    }
    return read ?? [:]
  }

  private func subject(_ value: YAMLValue) -> String? {
    checked(value, value.text(atMost: 200), known: .ofDigestSubjects)
  }
}
