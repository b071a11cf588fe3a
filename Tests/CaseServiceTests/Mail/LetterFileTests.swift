@testable import CaseService
import CaseStore
import Foundation
import Testing

/// Mails kept as files.
@Suite struct LetterFileTests {
  private let directory = NSTemporaryDirectory() + "wenzhen-letters-" + UUID().uuidString

  @Test func `a mail kept twice is one file, whole and for its owner alone`() async throws {
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let files = LetterFile(directory: directory)
    #expect(await files.keep([1, 2], messageID: "notice.a@b.cn") == nil)
    #expect(await files.keep([1, 2], messageID: "notice.a@b.cn") == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["notice.a@b.cn.eml"])
    let path = files.path(of: "notice.a@b.cn")
    #expect(FileManager.default.contents(atPath: path) == Data([1, 2]))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(arguments: ["../../etc/x@b", "a/b@c", "a\0b@c", "题@b"])
  func `no id leads out of the folder`(_ id: String) {
    let path = LetterFile(directory: "/folder").path(of: id)
    let name = path.dropFirst("/folder/".count)
    #expect(path.hasPrefix("/folder/") && !name.contains("/") && name.utf8.allSatisfy { $0 > 0x20 })
  }

  @Test func `where nothing can be written it says why`() async {
    let files = LetterFile(directory: "/proc/nothing")
    #expect(await files.keep([1], messageID: "a@b")?.words == "No such file or directory")
    let full = LetterFile(directory: "/dev/null")
    #expect(await full.keep([1], messageID: "a@b")?.words == "Not a directory")
  }
}
