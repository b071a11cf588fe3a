"""What happens beside the item and before anybody claims it."""

from steps import TRANSPORT, COMPLETION, Expect, Step, accepted, request


def others():
    """One request is merged into the item, one withdrawn, one goes the direct way."""
    yield request(
        "2026-04-07T10:00", "bay-lab-liaison", "shuttle", "夜间接驳车太少", "同一条线路。"
    )
    yield accepted("2026-04-07T11:00", "shuttle")
    yield Step(
        "2026-04-07T15:00", "officer-one", "shuttle", "merge", {"target-case": "@buses"}, "merged"
    )
    yield request("2026-04-08T10:00", "oct-guangming-liaison", "lamps", "路灯不亮", "北侧三盏。")
    yield Step("2026-04-08T11:00", "oct-guangming-liaison", "lamps", "withdraw", {}, "withdrawn")
    yield request(
        "2026-04-13T10:00", "sysu-shenzhen-liaison", "canteen", "食堂供应宵夜", "夜里没有饭吃。"
    )
    yield accepted("2026-04-13T11:00", "canteen", "简易")
    yield Step(
        "2026-04-13T15:00",
        "officer-one",
        "canteen",
        "dispatch",
        {"lead-department": "district-health"},
        "dispatched",
    )
    yield Step(
        "2026-04-13T16:00", "district-health-liaison", "canteen", "claim", {}, "in-progress"
    )
    yield Step(
        "2026-04-14T10:00",
        "district-health-liaison",
        "canteen",
        "complete",
        COMPLETION,
        "done-claimed",
    )
    yield Step("2026-04-14T15:00", "officer-one", "canteen", "approve", {}, "awaiting-rating")
    yield Expect("2026-04-22T09:00", "canteen", "closed", unrated=True)


def nobody_claims():
    """Returned and overruled; unclaimed over the holiday, it climbs the ladder."""
    yield Step(
        "2026-04-27T10:00",
        TRANSPORT,
        "buses",
        "return",
        {
            "reason": "由市公交集团调度",
            "legal-basis": "三定方案",
            "suggested-lead": "district-housing",
        },
        "return-asked",
    )
    yield Step(
        "2026-04-28T10:00",
        "officer-one",
        "buses",
        "overrule",
        {"reason": "园区接驳归贵局统筹"},
        "dispatched",
    )
    # Blue raises nothing, yellow to level 1, red to level 2, each from the morning it is issued.
    yield Expect("2026-05-08T08:59", "buses", "dispatched", level=0)
    yield Expect("2026-05-08T09:00", "buses", "dispatched", level=1)
    yield Step("2026-05-09T10:00", "director", "buses", "sign", {}, "dispatched")
    yield Expect("2026-05-11T08:59", "buses", "dispatched", level=1)
    yield Expect("2026-05-11T09:00", "buses", "dispatched", level=2)
    yield Expect("2026-05-14T09:00", "buses", "dispatched", level=2)
