import Testing

@testable import CaseCore

extension WholeStory {
  /// A second request is merged into the item, a third withdrawn.
  mutating func othersComeAndGo() throws {
    shuttle = try file("04-07 10:00", for: "bay-lab", "夜间接驳车太少", "同一条线路。")
    try accept("04-07 11:00", shuttle)
    try act("04-07 15:00", "officer-one", "merge", shuttle, ["target-case": .cases([buses])])
    expect(shuttle, is: "merged")
    #expect(try world.case_(buses).requesters.map(\.organisation) == ["suat", "bay-lab"])
    lamps = try file("04-08 10:00", for: "oct-guangming", "路灯不亮", "北侧三盏。")
    try act("04-08 11:00", "oct-guangming-liaison", "withdraw", lamps)
    expect(lamps, is: "withdrawn")
  }

  /// Two go the direct way and nobody rates them: silence counts where the question arrived.
  mutating func someGoTheDirectWay() throws {
    canteen = try file("04-13 10:00", for: "sysu-shenzhen", "食堂供应宵夜", "夜里没有饭吃。")
    nursery = try file("04-13 10:30", for: "brain-institute", "托班名额不足", "双职工家庭无人照看。")
    for (id, department) in [(canteen, "district-health"), (nursery, "district-education")] {
      try accept("04-13 11:00", id, weight: "简易")
      try act(
        "04-13 15:00", "officer-one", "dispatch", id,
        ["lead-department": .organisation(OrganisationID(department))])
    }
    try act("04-13 16:00", "district-health-liaison", "claim", canteen)
    try act("04-13 16:00", "district-education-liaison", "claim", nursery)
    try act("04-14 10:00", "district-health-liaison", "complete", canteen, World.done)
    try act("04-14 10:00", "district-education-liaison", "complete", nursery, World.done)
    world.unreachable = ["brain-institute-liaison"]
    try act("04-14 15:00", "officer-one", "approve", canteen)
    try act("04-14 15:00", "officer-one", "approve", nursery)
    #expect(due("rating", of: canteen) == "2026-04-21")
    try wait("04-21 18:00")
    expect(canteen, is: "awaiting-rating")
    try wait("04-22 09:00")
    expect(canteen, is: "closed")
    #expect(try world.case_(canteen).fields["unrated"] == .flag(true))
    expect(nursery, is: "awaiting-rating")
    #expect(try world.case_(nursery).run(.reach("rating"))?.owner.person == "officer-one")
    try act("04-22 10:00", "officer-one", "reached", nursery, note: "已电话联系")
    expect(nursery, is: "closed")
    world.unreachable = []
  }
}
