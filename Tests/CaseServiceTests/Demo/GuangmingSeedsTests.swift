import CaseCore
import Foundation
import ProcedureLanguage
import Testing

@testable import CaseService

/// The files of the shipped demonstration, as they are written.
@Suite struct GuangmingSeedsTests {
  private func files() throws -> DemoFiles {
    let rules = try Rules.read(directory: OfficeAtWork.root.appending(path: "config").path)
      .get()
    return try DemoFiles.read(
      directory: OfficeAtWork.root.appending(path: "seeds/guangming").path, rules: rules)
  }

  @Test func `ninety requests are filed, and every one is known by its own title`() throws {
    let requests = try files().plan.cases.filter { $0.procedure == "request" }
    #expect(requests.count == 90)
    var seen: [String: String] = [:]
    for request in requests {
      let title = Array(request.title)
      for start in 0..<max(0, title.count - 7) {
        let part = String(title[start..<start + 8])
        let other = seen.updateValue(request.title, forKey: part)
        #expect(other == nil || other == request.title, "\(part)")
      }
    }
  }

  @Test func `thirty members and a dozen departments have their posts`() throws {
    let roster = try files().roster
    let members = roster.organisations.filter { $0.kind == .member }
    let departments = roster.organisations.filter { $0.kind == .department }
    #expect(members.count == 30 && departments.count == 12)
    for department in departments {
      let posts = roster.posts.filter { $0.post.organisation == department.id }
      #expect(Set(posts.map(\.post.kind)) == [.liaison, .handler, .head])
    }
    for member in members {
      #expect(roster.posts.contains { $0.post.organisation == member.id && !$0.holders.isEmpty })
    }
  }

  @Test func `people are called by their posts, and members that were made up say so`() throws {
    let roster = try files().roster
    let reported: Set<OrganisationID> = [
      "suat", "bay-lab", "oct-guangming", "construction-office",
    ]
    for organisation in roster.organisations where organisation.kind == .member {
      #expect(
        organisation.name.hasSuffix("(示例)") != reported.contains(organisation.id),
        "\(organisation.name)")
    }
    let words = ["联络员", "承办人", "负责人", "经办人", "秘书长", "理事长", "监督员"]
    for person in roster.people {
      #expect(words.contains { person.name.contains($0) }, "\(person.name)")
      #expect(person.email?.hasSuffix("@example.org") == true)
    }
  }

  @Test func `no file is longer than a clerk likes to read`() throws {
    let folder = OfficeAtWork.root.appending(path: "seeds/guangming/cases")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(text.split(separator: "\n").count < 400, "\(name)")
    }
  }
}
