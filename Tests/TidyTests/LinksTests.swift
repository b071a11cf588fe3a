import Foundation
import Testing

/// Links of Markdown pages to files of this repository.
enum Links {
  struct Link: Equatable {
    let line: Int
    let target: String
  }

  /// `[text](target)` and `[name]: target`, outside code.
  static func links(in page: TextFile) -> [Link] {
    var isCode = false
    var found: [Link] = []
    for (index, line) in page.lines.enumerated() {
      if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      let prose = withoutCode(line)
      let targets =
        prose.matches(of: #/\]\(<?([^)\s>]+)/#).map(\.1)
        + prose.matches(of: #/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/#).map(\.1)
      found += targets.map { Link(line: index + 1, target: String($0)) }
    }
    return found
  }

  /// `exists` is asked for paths from the root of the repository.
  static func complaints(in page: TextFile, exists: (String) -> Bool) -> [Complaint] {
    links(in: page).compactMap { link in
      let path = link.target.prefix { $0 != "#" }
      if path.isEmpty || link.target.contains("://") || link.target.hasPrefix("mailto:") {
        return nil
      }
      let folder = page.path.split(separator: "/").dropLast()
      let decoded = path.removingPercentEncoding ?? String(path)
      guard let resolved = resolve(decoded, from: folder.map(String.init)), exists(resolved)
      else {
        return Complaint(
          path: page.path, line: link.line, message: "\(link.target) leads nowhere")
      }
      return nil
    }
  }

  /// Nil for what lies outside the repository.
  private static func resolve(_ path: String, from folder: [String]) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  private static func withoutCode(_ line: Substring) -> String {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { $0.isMultiple(of: 2) ? String($1) : "_" }.joined()
  }
}

@Suite struct LinksTests {
  @Test func `every link of a page to a file leads to it`() {
    let pages = Repository.files { $0.hasSuffix(".md") }
    #expect(pages.contains { $0.path == "README.md" })
    let complaints = pages.flatMap { Links.complaints(in: $0, exists: Repository.exists) }
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test(arguments: [
    "see [this](gone.md)", "[a](../docs/gone.md#part)", "[`code`](gone.md)", "[a]: gone.md",
    "[out](../../outside.md)", "[x](here.md) and [y](gone.md \"title\")",
  ])
  func `a dead link is found`(text: String) {
    let page = TextFile(path: "docs/A.md", text: text)
    #expect(Links.complaints(in: page) { $0 == "docs/here.md" || $0 == "outside.md" }.count == 1)
  }

  @Test(arguments: [
    "[a](here.md)", "[a](../README.md#top)", "[a](https://example.org/gone.md)", "[a](#part)",
    "`[a](gone.md)`", "```\n[a](gone.md)\n```", "[a](/README.md)", "[a]: <here.md>",
  ])
  func `a living link, one to the net and one in code are let through`(text: String) {
    let page = TextFile(path: "docs/A.md", text: text)
    let complaints = Links.complaints(in: page) { ["docs/here.md", "README.md"].contains($0) }
    #expect(complaints.isEmpty, "\(complaints.report)")
  }
}
