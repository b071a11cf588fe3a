/// A short text by which something is known: a part of a procedure file, a record of the roster.
///
/// What it names is in its type, so names of two kinds never mix.
package struct Name<Named>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text as a file or whoever entered the record has it.
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package init(stringLiteral value: String) {
    self.text = value
  }

  package var description: String { text }

  package static func < (left: Name, right: Name) -> Bool { left.text < right.text }
}

/// The kinds of things that a procedure file names.
package enum Named {
  package enum Procedure {}
  package enum State {}
  package enum Action {}
  package enum Field {}
  package enum Clock {}
  package enum Ladder {}
  package enum Role {}
  package enum Template {}
  package enum MessageFamily {}
}

package typealias ProcedureName = Name<Named.Procedure>
package typealias StateName = Name<Named.State>
package typealias ActionName = Name<Named.Action>
package typealias FieldName = Name<Named.Field>
package typealias ClockName = Name<Named.Clock>
package typealias LadderName = Name<Named.Ladder>
package typealias RoleName = Name<Named.Role>
package typealias TemplateName = Name<Named.Template>
