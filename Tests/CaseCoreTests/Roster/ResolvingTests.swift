import CaseCore
import Testing
import WorkCalendar

@Suite struct ResolvingTests {
  private let today = RosterFixture.today
  private let secretariat: [OwnerStep] = [
    .assigned(.officer, of: nil), .post(.officer), .post(.director),
  ]
  private let lead: [OwnerStep] = [
    .assigned(.handler, of: .lead), .postOf(.liaison, .lead), .postOf(.head, .lead),
    .post(.director),
  ]
  private let requester: [OwnerStep] = [
    .assigned(.liaison, of: .requester), .postOf(.liaison, .requester), .post(.officer),
  ]

  @Test func `the case's own officer comes first, while holding the post`() throws {
    var roster = try RosterFixture.roster()
    let view = PartyView(assigned: [.officer: "bo"])
    #expect(
      roster.resolve(secretariat, for: view, on: today)
        == Resolution(owner: Owner(post: "officer-2", person: "bo"), step: 0))
    roster.doing(RosterFixture.appoint("officer-2", "fei"))
    roster.doing(.closePerson("bo", acting: [:]))
    #expect(
      roster.resolve(secretariat, for: view, on: today)
        == Resolution(owner: Owner(post: "officer-1", person: "ann"), step: 1))
  }

  @Test func `an assigned officer's deputy is told while the officer is away`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.commandOf(deputy: "fei", for: "officer-2", "2026-03-02", nil))
    let view = PartyView(assigned: [.officer: "bo"])
    #expect(
      roster.resolve(secretariat, for: view, on: today)?.owner
        == Owner(post: "officer-2", person: "fei"))
  }

  @Test func `an empty step is passed over and says so`() throws {
    let roster = try RosterFixture.roster()
    #expect(
      roster.resolve(lead, for: PartyView(lead: "transport"), on: today)
        == Resolution(owner: Owner(post: "transport-head", person: "he"), step: 2))
    #expect(
      roster.resolve(lead, for: PartyView(lead: "school"), on: today)?.owner.person == "xu")
    #expect(
      roster.resolve(lead, for: PartyView(), on: today)
        == Resolution(owner: Owner(post: "director", person: "di"), step: 3))
  }

  @Test func `who is excluded is passed over, in the post and in the chain`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.appoint("officer-1", "fei", from: RosterFixture.today))
    let resolve = { (excluded: Set<PersonID>) in
      roster.resolve(secretariat, for: PartyView(), on: today, excluding: excluded)
    }
    #expect(resolve(["ann"])?.owner == Owner(post: "officer-1", person: "fei"))
    #expect(resolve(["ann", "fei"])?.owner == Owner(post: "officer-2", person: "bo"))
    #expect(resolve(["ann", "fei", "bo"])?.owner == Owner(post: "director", person: "di"))
    #expect(resolve(["ann", "fei", "bo", "di"]) == nil)
  }

  @Test func `a contact counts as long as it is a liaison of the requester`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.addPost("lab-second", kind: .liaison, organisation: "lab", label: nil))
    roster.doing(RosterFixture.appoint("lab-second", "lu"))
    let view = { PartyView(requester: $0, contact: $1) }
    #expect(
      roster.resolve(requester, for: view("lab", "lu"), on: today)
        == Resolution(owner: Owner(post: "lab-second", person: "lu"), step: 0))
    #expect(
      roster.resolve(requester, for: view("school", "lu"), on: today)
        == Resolution(owner: Owner(post: "school-liaison", person: "xu"), step: 1))
  }

  @Test func `a closed requester is answered for by its successor, else by an officer`() throws {
    var merged = try RosterFixture.roster()
    merged.doing(.closeOrganisation("lab", successor: "school"))
    let view = PartyView(requester: "lab", contact: "li")
    #expect(merged.resolve(requester, for: view, on: today)?.owner.person == "li")
    var gone = try RosterFixture.roster()
    gone.doing(.closeOrganisation("lab", successor: nil))
    #expect(
      gone.resolve(requester, for: view, on: today)
        == Resolution(owner: Owner(post: "officer-1", person: "ann"), step: 2))
  }

  @Test func `an acting director answers where the director would`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.appoint("acting", "fei", from: RosterFixture.today))
    roster.doing(.closePerson("di", acting: [:]))
    #expect(
      roster.resolve([.post(.director)], for: PartyView(), on: today)
        == Resolution(owner: Owner(post: "acting", person: "fei"), step: 0))
    #expect(
      roster.canAct("fei", in: [.post(.director)], for: PartyView(), on: today) == ["acting"])
  }

  @Test func `whoever is in charge acts alone; any holder where the case names nobody in office`()
    throws
  {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.commandOf(deputy: "fei", for: "officer-2", "2026-03-02", nil))
    let steps: [OwnerStep] = [.inCharge(.officer), .post(.director)]
    let named = PartyView(assigned: [.officer: "bo"])
    let posts = { roster.canAct($0, in: steps, for: $1, on: today) }
    #expect(posts("bo", named) == ["officer-2"])
    #expect(posts("fei", named) == ["officer-2"], "his deputy")
    #expect(posts("ann", named).isEmpty)
    #expect(posts("di", named) == ["director"])
    #expect(posts("ann", PartyView()) == ["officer-1"])
    #expect(posts("ann", PartyView(assigned: [.officer: "li"])) == ["officer-1"])
    let resolve = { (excluded: Set<PersonID>) in
      roster.resolve(steps, for: named, on: today, excluding: excluded)?.owner.person
    }
    #expect(resolve([]) == "fei")
    #expect(resolve(["fei"]) == "di", "not another officer")
  }

  @Test func `one looks at a case through those in whose posts one is`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.commandOf(deputy: "fei", for: "officer-2", "2026-03-02", nil))
    #expect(roster.viewer("bo", on: today).charges == [Charge(.officer, "bo")])
    #expect(roster.viewer("fei", on: today).charges == [Charge(.officer, "bo")])
    let liaison = roster.viewer("li", on: today)
    #expect(liaison.charges.isEmpty && !liaison.seesAll)
    #expect(liaison.parties == [.post("lab-liaison"), .organisation("lab")])
  }

  @Test func `who may act is named by any step, from posts held or deputised`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.commandOf(deputy: "bo", for: "officer-1", "2026-03-02", nil))
    let posts = { roster.canAct($0, in: secretariat, for: PartyView(), on: today) }
    #expect(posts("bo") == ["officer-1", "officer-2"])
    #expect(posts("di") == ["director"])
    #expect(posts("he").isEmpty)
    let view = PartyView(lead: "transport", assigned: [.handler: "ha"])
    #expect(roster.canAct("ha", in: lead, for: view, on: today) == ["transport-handler"])
    #expect(roster.canAct("he", in: lead, for: view, on: today) == ["transport-head"])
    #expect(roster.canAct("li", in: lead, for: view, on: today).isEmpty)
    // Named by nobody, a handler may not act for a department.
    let unnamed = PartyView(lead: "transport")
    #expect(roster.canAct("ha", in: lead, for: unnamed, on: today).isEmpty)
  }
}
