package import CaseCore

/// What the procedures say of a case that its events alone don't; nil of a case that none knows.
package typealias AuditFacets = @Sendable (CaseFile) -> CaseFacets?

/// Which checks an audit makes.
package enum AuditScope: String, Sendable, CaseIterable {
  /// Every check there is.
  case all
  /// That the chain of events is whole (P5).
  case chain
  /// That every derived row is what the events fold to (P3).
  case rebuild
}

/// Where in an audit the next page begins.
package enum AuditPlace: Equatable, Sendable {
  case whole
  case cases(after: Int64)
  case chain(after: Int64)

  /// Where an audit begins.
  package init(_ scope: AuditScope) {
    switch scope {
    case .all: self = .whole
    case .chain: self = .chain(after: 0)
    case .rebuild: self = .cases(after: 0)
    }
  }
}

/// A case as findings name it.
package struct AuditedCase: Equatable, Sendable {
  package var publicID: String
  package var number: String
}

/// The findings of a stretch of the store, all as of one commit, and where to go on.
package struct AuditPage: Sendable {
  package internal(set) var findings: [AuditFinding] = []
  /// The cases named in them that have a row.
  package internal(set) var cases: [CaseID: AuditedCase] = [:]
  /// Nil after the last page.
  package internal(set) var next: AuditPlace?
}
