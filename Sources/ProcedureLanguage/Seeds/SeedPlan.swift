package import CaseCore

/// What the files of a demonstration tell: commands in the order in which they are carried out.
package struct SeedPlan: Sendable {
  package let cases: [SeedCase]
  package let commands: [SeedCommand]

  /// The last day on which something is done; 0 where everything is done at the end.
  package var lastDay: Int { commands.compactMap(\.at?.day).max() ?? 0 }
}

/// A case that somebody files in a demonstration, as others of it name it.
package struct SeedCase: Equatable, Sendable {
  package let key: String
  package let procedure: ProcedureName
  /// By it the case is found again: no two of a demonstration have the same.
  package let title: String
  /// Why the case is late at the end; nil for all that are not meant to be.
  package let late: String?
}

/// One command of a demonstration, and where it stands.
package struct SeedCommand: Sendable {
  package let place: SourcePlace
  /// When it is given; nil for the very end.
  package let at: SeedTime?
  package let by: PersonID
  package let behalf: SeedBehalf?
  package let deed: SeedDeed
  package let fields: [FieldName: SeedValue]
  package let note: String?
}

/// A minute of one of a demonstration's working days, which are counted from 1.
package struct SeedTime: Hashable, Comparable, Sendable {
  package let day: Int
  package let minute: Int

  package static func < (left: SeedTime, right: SeedTime) -> Bool {
    (left.day, left.minute) < (right.day, right.minute)
  }
}

/// Whose words the caller records, and how they came.
package struct SeedBehalf: Equatable, Sendable {
  package let name: String
  package let means: BehalfMeans
}

/// What a command of a demonstration does.
package enum SeedDeed: Equatable, Sendable {
  case open(String, ProcedureName, requester: OrganisationID)
  case act(ActionName, on: String, child: SeedChild?)
}

/// A case that another one opened: the newest of its procedure that the organisation has in hand.
package struct SeedChild: Equatable, Sendable {
  package let procedure: ProcedureName
  package let lead: OrganisationID
  /// A choice by which it differs from others of that organisation.
  package let having: Having?

  package struct Having: Equatable, Sendable {
    package let field: FieldName
    package let option: String
  }
}

/// A field's value as a demonstration says it.
package enum SeedValue: Equatable, Sendable {
  case plain(FieldValue)
  /// The date of a working day of the demonstration; it may lie after its last.
  case day(Int)
  /// Cases of the demonstration, by their keys.
  case cases([String])
}
