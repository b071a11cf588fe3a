/// A number that the store gives a record; what it numbers is in its type.
package struct Number<Of>: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: Int64

  package init(_ value: Int64) {
    self.value = value
  }

  package var description: String { String(value) }

  package static func < (left: Number, right: Number) -> Bool { left.value < right.value }
}

/// A short text by which a record of the roster is known, given by whoever enters it.
package struct Key<Of>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package init(stringLiteral value: String) {
    self.text = value
  }

  package var description: String { text }

  package static func < (left: Key, right: Key) -> Bool { left.text < right.text }
}

/// The kinds of records that carry a number or a key.
package enum Identified {
  package enum Case {}
  package enum Organisation {}
  package enum Person {}
  package enum Post {}
  package enum Notice {}
}

/// The number of a case in the store; never shown outside, where a random public id stands for it.
package typealias CaseID = Number<Identified.Case>
package typealias OrganisationID = Key<Identified.Organisation>
package typealias PersonID = Key<Identified.Person>
package typealias PostID = Key<Identified.Post>
/// The stable id of a notice: the case's public id, the event's version and a running number.
package typealias NoticeID = Key<Identified.Notice>
