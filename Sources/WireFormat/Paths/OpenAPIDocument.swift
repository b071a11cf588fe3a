/// Writes the description of the HTTP surface as an OpenAPI 3.1 document.
package struct OpenAPIDocument {
  private var schemas = NamedSchemas()
  private var responses = JSONObject()

  private init() {}

  /// The document of those operations; each shape and each set of problems stands in it once.
  package static func write(
    _ operations: [Operation] = Surface.operations, title: String = "问诊 Wenzhen", version: String
  ) -> JSONValue {
    var document = OpenAPIDocument()
    var paths = JSONObject()
    for operation in operations {
      var item = paths[operation.path]?.object ?? JSONObject()
      item[operation.method.rawValue.lowercased()] = document.described(operation)
      paths[operation.path] = .object(item)
    }
    return [
      "openapi": "3.1.0",
      "info": ["title": .string(title), "version": .string(version)],
      "servers": .array([["url": "/"]]),
      "security": .array([["token": .array([])]]),
      "paths": .object(paths),
      "components": [
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
        "schemas": .object(document.schemas.members),
        "responses": .object(document.responses),
      ],
    ]
  }

  private mutating func described(_ operation: Operation) -> JSONValue {
    var described = JSONObject([
      JSONMember("operationId", .string(operation.id)),
      JSONMember("tags", .array([.string(operation.tag)])),
      JSONMember("summary", .string(operation.summary)),
    ])
    switch operation.access {
    case .anyone: described["security"] = .array([])
    case .token:
      described["security"] = .array([["token": .array([.string(operation.scope.rawValue)])]])
    }
    let parameters = parameters(of: operation)
    if !parameters.isEmpty { described["parameters"] = .array(parameters) }
    if !operation.bodies.isEmpty {
      described["requestBody"] = ["required": true, "content": content(operation.bodies)]
    }
    described["responses"] = responses(of: operation)
    return .object(described)
  }

  private mutating func parameters(of operation: Operation) -> [JSONValue] {
    var parameters: [JSONValue] = operation.pathParameters.map { name in
      parameter(Member(name, Operation.shape(ofPath: name)), in: "path")
    }
    parameters += operation.query.parameters.map { parameter($0, in: "query") }
    if operation.takesIdempotencyKey {
      let key = Member.optional(
        "Idempotency-Key", .line(1...128, .idempotencyKey), "同一个键的同一请求只办理一次，保留 24 小时")
      parameters.append(parameter(key, in: "header"))
    }
    return parameters
  }

  private mutating func parameter(_ member: Member, in place: String) -> JSONValue {
    var parameter = JSONObject([
      JSONMember("name", .string(member.name)), JSONMember("in", .string(place)),
      JSONMember("required", .bool(member.isRequired)),
    ])
    if !member.description.isEmpty { parameter["description"] = .string(member.description) }
    parameter["schema"] = member.shape.schema(&schemas)
    return .object(parameter)
  }

  private mutating func content(_ contents: [Operation.Content]) -> JSONValue {
    var described = JSONObject()
    for content in contents {
      switch content {
      case .json(let shape):
        described[content.mediaType] = ["schema": shape.schema(&schemas)]
      case .text:
        described[content.mediaType] = ["schema": ["type": "string"]]
      }
    }
    return .object(described)
  }

  private mutating func responses(of operation: Operation) -> JSONValue {
    var described = JSONObject()
    for answer in operation.answers {
      var response = JSONObject([JSONMember("description", .string(answer.description))])
      if !answer.contents.isEmpty { response["content"] = content(answer.contents) }
      described[String(answer.status)] = .object(response)
    }
    let codes = operation.problems
    for status in Set(codes.map(\.status)).sorted() where described[String(status)] == nil {
      described[String(status)] = problem(codes.filter { $0.status == status })
    }
    return .object(described)
  }

  /// A reference to the response of those codes, which share a status.
  private mutating func problem(_ codes: [ProblemCode]) -> JSONValue {
    let name = codes.map(\.rawValue).joined(separator: ".")
    if responses[name] == nil {
      var response = JSONObject([
        JSONMember("description", .string(codes.map(\.title).joined(separator: "；")))
      ])
      if codes.contains(where: { $0.status == 429 || $0.status == 503 }) {
        response["headers"] = ["Retry-After": ["schema": ["type": "integer", "minimum": 0]]]
      }
      response["content"] = .object(
        JSONObject([
          JSONMember(Problem.mediaType, ["schema": Problem.shape.schema(&schemas)])
        ]))
      responses[name] = .object(response)
    }
    return ["$ref": .string("#/components/responses/\(name)")]
  }
}
