import Testing

@testable import WireFormat

struct ProblemTests {
  @Test func `a problem is a document of RFC 9457 that its shape describes`() {
    let problem = Problem(
      .staleVersion, "当前为第 4 版", instance: "/api/v1/cases/a",
      errors: [FieldFault(pointer: "/version", message: "应为 4")],
      extensions: [JSONMember("version", 4), JSONMember("status", 200)])
    #expect(
      problem.json.compactText
        == #"{"type":"urn:wenzhen:problem:stale-version","title":"内容已被他人更新，请刷新后重试","#
        + #""status":409,"code":"stale-version","detail":"当前为第 4 版","instance":"/api/v1/cases/a","#
        + #""errors":[{"pointer":"/version","message":"应为 4"}],"version":4}"#)
    #expect(Problem.shape.faults(of: problem.json) == [])
  }

  @Test func `a body that is no JSON says where`() {
    let shape = Shape.object([Member("a", .boolean)])
    let malformed = #expect(throws: Problem.self) { try shape.read(Array("{\"a\":tru}".utf8)) }
    #expect(malformed?.code == .malformed)
    #expect(malformed?.errors.map(\.pointer) == ["/a"])
    let long = [UInt8](repeating: 0x20, count: JSONLimits.body.bytesMax + 1)
    let large = #expect(throws: Problem.self) { try shape.read(long) }
    #expect(large?.code == .tooLarge)
    let faulty = #expect(throws: Problem.self) { try shape.read(Array("{}".utf8)) }
    #expect(faulty?.code == .invalidFields)
    #expect(faulty?.errors == [FieldFault(pointer: "/a", message: "缺少必填项 a")])
  }

  @Test func `every code has a status of an error and a title of its own`() {
    #expect(ProblemCode.allCases.allSatisfy { (400...599).contains($0.status) })
    #expect(Set(ProblemCode.allCases.map(\.title)).count == ProblemCode.allCases.count)
  }
}
