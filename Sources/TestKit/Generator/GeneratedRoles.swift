internal import CaseCore
internal import WorkCalendar

/// The roles, ladders and standing duties that generated procedures share.
enum GeneratedRoles {
  static let desk: RoleName = "g-desk"
  static let doer: RoleName = "g-doer"
  static let asker: RoleName = "g-asker"
  static let chief: RoleName = "g-chief"
  static let board: RoleName = "g-board"
  static let apex: RoleName = "g-apex"
  static let watcher: RoleName = "g-watcher"

  static let all: [RoleRule] = [
    role(desk, [.assigned(.officer, of: nil), .post(.officer), .post(.director)]),
    role(
      doer,
      [
        .assigned(.handler, of: .lead), .postOf(.liaison, .lead), .postOf(.head, .lead),
        .post(.director),
      ], acting: 3, recordedBy: desk),
    role(
      asker, [.postOf(.liaison, .requester), .post(.officer), .post(.director)], acting: 1,
      recordedBy: desk),
    role(
      chief,
      [.post(.director), .post(.actingDirector), .post(.councilMember), .post(.councilChair)]),
    role(board, [.post(.councilMember), .post(.councilChair)]),
    role(apex, [.post(.councilChair)]),
    role(watcher, [.post(.auditor), .post(.councilChair)]),
  ]

  private static func role(
    _ name: RoleName, _ chain: [OwnerStep], acting: Int? = nil, recordedBy: RoleName? = nil
  ) -> RoleRule {
    RoleRule(
      name: name, label: name.text, chain: chain,
      acting: acting.map { Array(chain.prefix($0)) } ?? chain, recordedBy: recordedBy)
  }

  /// Whom a late duty of a role goes up to, the nearest first.
  static func above(_ role: RoleName) -> [RoleName] {
    switch role {
    case desk, doer, asker: [chief, board]
    case chief: [board, apex]
    case board: [apex]
    default: [watcher]
    }
  }

  static func ladderName(_ role: RoleName) -> LadderName { LadderName("g-up-from-\(role)") }

  /// A ladder of random height for a role's duties.
  static func ladder(for role: RoleName, _ draws: inout SeededDraws) -> Ladder {
    let above = above(role)
    var rungs: [Rung] = []
    if Bool.random(using: &draws) {
      rungs.append(Rung(offset: .workingDays(-1), tells: [.owner]))
    }
    var day = 0
    for index in 0...Int.random(in: 0...2, using: &draws) {
      day += Int.random(in: 1...3, using: &draws)
      let other = Told.role(above[min(index, above.count - 1)])
      rungs.append(
        Rung(
          offset: .workingDays(day), tells: index == 0 ? [.owner, other] : [other],
          level: index == 2 ? 1 : nil))
    }
    let every = Int.random(in: 1...10, using: &draws)
    return Ladder(
      name: ladderName(role), label: role.text, rungs: rungs,
      repetition: Repetition(
        every: .workingDays(every), tells: [.role(above[above.count - 1])]))
  }

  static let look = LookRule(
    clock: "g-look", label: "look", owner: chief, lookers: [chief, board],
    first: .workingDays(90), then: .workingDays(20), from: nil)
}
