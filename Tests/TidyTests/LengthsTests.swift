import Testing

@Suite struct LengthsTests {
  /// Written by hand, in code and tests alike.
  private static let written = Repository.files { path in
    let isCode = [".swift", ".py", ".c", ".h", ".sh"].contains { path.hasSuffix($0) }
    return isCode || path.hasPrefix("scripts/") || path.hasPrefix(".ci/")
  }

  @Test func `no file and no line is too long`() {
    #expect(!Self.written.isEmpty)
    let complaints = Self.written.flatMap(Lengths.complaints(inLinesOf:))
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test func `no function is too long`() {
    let complaints = Repository.swift.flatMap(Lengths.complaints(inFunctionsOf:))
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test func `a long file, a long line and a long function are found`() {
    let tall = TextFile(path: "A.swift", text: String(repeating: "x\n", count: 401))
    #expect(Lengths.complaints(inLinesOf: tall).count == 1)
    let fits = TextFile(path: "A.swift", text: String(repeating: "x\n", count: 400))
    #expect(Lengths.complaints(inLinesOf: fits).isEmpty)

    let wide = TextFile(path: "A.swift", text: "ok\n" + String(repeating: "宽", count: 101))
    #expect(Lengths.complaints(inLinesOf: wide).map(\.line) == [2])

    let body = String(repeating: "  f { $0 }\n", count: 69)
    let long = TextFile(path: "A.swift", text: "func a(_ b: () -> Void = {}) {\n\(body)}\n")
    #expect(Lengths.complaints(inFunctionsOf: long).map(\.line) == [1])
    let short = TextFile(path: "A.swift", text: "func a() {\n\(body.dropLast(11))}\n")
    #expect(Lengths.complaints(inFunctionsOf: short).isEmpty)
  }

  @Test func `bodies are found and requirements have none`() {
    let text = """
      protocol P {
        func required(_ a: Int) -> Int
        init(b: Int)
      }
      struct S {
        init() { self.init(a: "}") }
        func `init`<T>(_ a: [T]) throws(E) -> (T) -> Void where T: Equatable {
          // }
          return { _ in }
        }
        subscript(a: Int) -> Int { a }
      }
      """
    let functions = Lengths.functions(in: SwiftText(text).tokens)
    #expect(functions.map(\.start) == [6, 7, 11])
    #expect(functions.map(\.lines) == [1, 4, 1])
  }
}
