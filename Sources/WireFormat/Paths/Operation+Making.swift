extension Operation {
  /// The prefix of everything but health.
  package static let root = "/api/v1"
  /// The most rows of one page, and how many there are unasked.
  package static let pageMax = 200
  package static let pageUsual = 50

  static func get(
    _ id: String, _ path: String, tag: String, _ summary: String, query: [Member] = [],
    answer: Shape, also contents: [Content] = [], problems: [ProblemCode] = []
  ) -> Operation {
    Operation(
      id: id, method: .get, path: root + path, tag: tag, summary: summary, access: .token,
      query: QueryShape(query), bodies: [],
      answers: [Answer(status: 200, description: summary, contents: [.json(answer)] + contents)],
      ownProblems: problems)
  }

  static func post(
    _ id: String, _ path: String, tag: String, _ summary: String, query: [Member] = [],
    body: Shape, status: Int, answer: Shape, problems: [ProblemCode] = []
  ) -> Operation {
    Operation(
      id: id, method: .post, path: root + path, tag: tag, summary: summary, access: .token,
      query: QueryShape(query), bodies: [.json(body)],
      answers: [Answer(status: status, description: summary, contents: [.json(answer)])],
      ownProblems: problems)
  }

  /// The parameters of every list that comes in pages.
  static var pageParameters: [Member] {
    [
      .optional(
        "limit", .integer(1...Int64(pageMax)), "每页条数，默认 \(pageUsual)"),
      .optional("cursor", .line(1...256, .cursor), "上一页返回的 next"),
    ]
  }
}

extension Shape {
  /// A page of a list: its rows, and the place of the next page or null at the end.
  static func page(_ name: String, of item: Shape) -> Shape {
    .named(
      name,
      .object([
        Member("items", .array(of: item, max: Operation.pageMax)),
        Member("next", .nullable(.line(1...256, .cursor)), "下一页的 cursor；没有下一页时为 null"),
      ]))
  }

  /// A short text for people: a name or a label.
  static let label = Shape.line(0...400)
}
