/// The description of a value in a body: what is read, what is written, and what OpenAPI says.
///
/// One reader walks a value along its shape (`check`), and the same shape writes the JSON Schema
/// (`schema`); a shape that is named is written once and referred to.
package indirect enum Shape: Equatable, Sendable {
  case string(TextRule)
  case integer(ClosedRange<Int64>)
  /// A figure; only answers carry them.
  case number
  case boolean
  /// A civil date, `2026-03-02`.
  case date
  /// An instant with its offset, `2026-03-02T09:00:00+08:00`.
  case instant
  case identifier
  case oneOf([String])
  case array(of: Shape, max: Int)
  case object(ObjectRule)
  /// An object whose member names aren't known beforehand.
  case map(keys: TextPattern, to: Shape, max: Int)
  /// What a form field of a procedure may hold: a scalar or a list of scalars.
  case dynamic
  /// Any JSON at all; only answers carry it.
  case anything
  case nullable(Shape)
  case named(String, Shape)

  /// The most digits that any reader of JSON keeps apart: 2^53 − 1 either way.
  package static let safeIntegers: ClosedRange<Int64> =
    -9_007_199_254_740_991...9_007_199_254_740_991

  /// A count: zero or more.
  package static let count = Shape.integer(0...9_007_199_254_740_991)

  /// One line of text.
  package static func line(_ length: ClosedRange<Int>, _ pattern: TextPattern? = nil) -> Shape {
    .string(TextRule(length: length, isMultiline: false, pattern: pattern))
  }

  /// Text that may hold line breaks and tabs.
  package static func prose(_ length: ClosedRange<Int>) -> Shape {
    .string(TextRule(length: length, isMultiline: true, pattern: nil))
  }

  /// An object that refuses any other member.
  package static func object(_ members: [Member]) -> Shape {
    .object(ObjectRule(members: members, isOpen: false))
  }

  /// The shape without its name and without its allowance for null.
  package var core: Shape {
    switch self {
    case .named(_, let shape), .nullable(let shape): shape.core
    case .string, .integer, .number, .boolean, .date, .instant, .identifier, .oneOf, .array,
      .object, .map, .dynamic, .anything:
      self
    }
  }
}

/// How long a text may be, and of which form.
package struct TextRule: Equatable, Sendable {
  /// Counted in Unicode scalars, as JSON Schema counts.
  package var length: ClosedRange<Int>
  /// Whether line breaks and tabs may stand in it; no other control character ever may.
  package var isMultiline: Bool
  package var pattern: TextPattern?

  package init(length: ClosedRange<Int>, isMultiline: Bool, pattern: TextPattern?) {
    self.length = length
    self.isMultiline = isMultiline
    self.pattern = pattern
  }
}

/// The members of a described object.
package struct ObjectRule: Equatable, Sendable {
  package var members: [Member]
  /// Whether other members are let through unread.
  package var isOpen: Bool

  package init(members: [Member], isOpen: Bool) {
    self.members = members
    self.isOpen = isOpen
  }
}

/// One member of a described object.
package struct Member: Equatable, Sendable {
  package var name: String
  package var shape: Shape
  package var isRequired: Bool
  /// What a clerk calls it; messages say it beside the name.
  package var label: String?
  package var description: String

  package init(
    _ name: String, _ shape: Shape, required isRequired: Bool = true, label: String? = nil,
    _ description: String = ""
  ) {
    self.name = name
    self.shape = shape
    self.isRequired = isRequired
    self.label = label
    self.description = description
  }

  /// A member that may be left out.
  package static func optional(
    _ name: String, _ shape: Shape, label: String? = nil, _ description: String = ""
  ) -> Member {
    Member(name, shape, required: false, label: label, description)
  }
}
