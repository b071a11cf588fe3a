/// A number that the store gives a record; what it numbers is in its type.
package struct Number<Of>: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: Int64

  package init(_ value: Int64) {
    self.value = value
  }

  package var description: String { String(value) }

  package static func < (left: Number, right: Number) -> Bool { left.value < right.value }
}

/// The kinds of records that carry a number or a name given by whoever enters them.
package enum Identified {
  package enum Case {}
  package enum Organisation {}
  package enum Person {}
  package enum Post {}
  package enum Notice {}
  package enum Endpoint {}
}

/// The number of a case in the store; never shown outside, where a random public id stands for it.
package typealias CaseID = Number<Identified.Case>
package typealias OrganisationID = Name<Identified.Organisation>
package typealias PersonID = Name<Identified.Person>
package typealias PostID = Name<Identified.Post>
/// The public id of an endpoint; random, so that gaps tell nothing.
package typealias EndpointID = Name<Identified.Endpoint>
/// The stable id of a notice: the case's public id, the event's version and a running number.
package typealias NoticeID = Name<Identified.Notice>
