"""The department works on the item, twice; then it closes, and the clinic with it."""

from steps import TRANSPORT, COMPLETION, Expect, Step


def department_works():
    """Claimed; too late for more time; suspended and resumed; assisted; completed twice."""
    yield Step("2026-05-14T10:00", TRANSPORT, "buses", "claim", {}, "in-progress")
    yield Step("2026-05-14T11:00", TRANSPORT, "buses", "contact", {"contact-note": "已电话沟通"})
    yield Step(
        "2026-05-15T10:00",
        "district-housing-liaison",
        "assistance 1",
        "reply",
        {"reply-text": "可配合。"},
        "replied",
    )
    yield Step("2026-05-15T11:00", TRANSPORT, "assistance 1", "adopt", {}, "adopted")
    yield Step(
        "2026-05-18T10:00",
        TRANSPORT,
        "buses",
        "suspend",
        {"suspend-cause": "待上级批复", "reason": "线路调整待批复", "review-date": "2026-05-20"},
        "in-progress",
    )
    yield Step("2026-05-18T15:00", "director", "buses", "confirm", {}, "suspended")
    yield Expect("2026-05-21T09:00", "buses", "in-progress")
    yield Step(
        "2026-06-03T10:00",
        TRANSPORT,
        "buses",
        "ask-extension",
        {"reason": "车辆未到位", "progress-text": "正在协调", "new-date": "2026-06-10"},
        refused=(409, "too-late"),
    )
    yield Step(
        "2026-06-03T11:00",
        TRANSPORT,
        "buses",
        "invite",
        {"invited": "district-education", "task": "错峰放学"},
    )
    yield Step(
        "2026-06-03T14:00", "district-education-liaison", "assistance 2", "accept", {}, "accepted"
    )
    yield Step(
        "2026-06-03T15:00",
        "district-education-liaison",
        "assistance 2",
        "reply",
        {"reply-text": "已错峰。"},
        "replied",
    )
    yield Step("2026-06-03T15:30", TRANSPORT, "assistance 2", "adopt", {}, "adopted")
    yield Step("2026-06-03T16:00", TRANSPORT, "buses", "complete", COMPLETION, "done-claimed")
    yield Step(
        "2026-06-03T17:00",
        "officer-one",
        "buses",
        "reject",
        {"reason": "请附时刻表"},
        "in-progress",
    )
    yield Step("2026-06-04T10:00", TRANSPORT, "buses", "complete", COMPLETION, "done-claimed")
    yield Step("2026-06-04T15:00", "officer-one", "buses", "approve", {}, "awaiting-rating")


def second_round():
    """Both requesters rate; the lowest brings the case back; then it closes, and the clinic too."""
    yield Step(
        "2026-06-05T10:00",
        "suat-liaison",
        "buses",
        "rate",
        {"rating": "不满意"},
        "awaiting-rating",
    )
    yield Step(
        "2026-06-05T11:00", "bay-lab-liaison", "buses", "rate", {"rating": "满意"}, "in-progress"
    )
    yield Step("2026-06-08T10:00", TRANSPORT, "buses", "contact", {"contact-note": "已当面沟通"})
    yield Step("2026-06-09T10:00", TRANSPORT, "buses", "complete", COMPLETION, "done-claimed")
    yield Step("2026-06-09T15:00", "officer-one", "buses", "approve", {}, "awaiting-rating")
    yield Step(
        "2026-06-10T10:00", "suat-liaison", "buses", "rate", {"rating": "满意"}, "awaiting-rating"
    )
    yield Step(
        "2026-06-10T11:00", "bay-lab-liaison", "buses", "rate", {"rating": "非常满意"}, "closed"
    )
    yield Expect("2026-06-10T12:00", "clinic", "concluded")
