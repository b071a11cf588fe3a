"""The story of the acceptance test: one period of the 问诊会 and what came of its items.

`steps(world)` is the story as a list of (instant, what happens then). A step names its cases
and people by their id of the roster; a step's instant lies after whatever time itself has to do.
"""

import datetime

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
END = "2026-07-31T18:00+08:00"
TRANSPORT = "district-transport-liaison"
COMPLETION = {
    "outcome": "已解决",
    "public-reply": "末班车延至 22:30。",
    "signed-by": "区交通运输局负责人",
}


def instant(text):
    """`2026-03-02T09:00` in Shanghai, or with an offset of its own."""
    read = datetime.datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=SHANGHAI)


class Step:
    """One thing that somebody does, and what must come of it."""

    def __init__(self, at, who, case, action, fields=None, state=None, refused=None, note=None):
        self.at = instant(at)
        self.who, self.case, self.action = who, case, action
        self.fields, self.state, self.refused, self.note = fields or {}, state, refused, note

    def __str__(self):
        return f"{self.at:%m-%d %H:%M} {self.who} {self.action} {self.case}"


class File(Step):
    """Somebody files a case, which is called `case` from then on."""

    def __init__(self, at, who, case, procedure, requester, fields):
        super().__init__(at, who, case, "file", fields)
        self.procedure, self.requester = procedure, requester


class Expect(Step):
    """At this instant time itself has brought the case so far."""

    def __init__(self, at, case, state, **more):
        super().__init__(at, None, case, "expect", state=state)
        self.more = more


def accepted(at, case, weight="一般"):
    return Step(
        at,
        "officer-one",
        case,
        "accept",
        {"category": "交通安全", "urgency": "一般", "weight": weight},
        "pooled",
    )


def request(at, who, case, title, description):
    return File(
        at,
        who,
        case,
        "request",
        who.removesuffix("-liaison"),
        {"title": title, "description": description},
    )


def clinic_opens():
    """A clinic for late April; receipts go out by themselves; one member is silent."""
    yield File(
        "2026-03-02T09:10",
        "officer-one",
        "clinic",
        "clinic",
        "secretariat",
        {"title": "2026年第二期问诊会", "held-on": "2026-04-23"},
    )
    yield Expect("2026-03-27T09:00", "clinic", "collecting")
    for member in (
        "bay-lab",
        "oct-guangming",
        "sysu-shenzhen",
        "brain-institute",
        "synbio-institute",
        "guangming-biotech",
        "talent-association",
    ):
        yield Step(
            "2026-03-30T10:00",
            f"{member}-liaison",
            f"receipt of {member}",
            "answer",
            {"has-requests": "无诉求"},
            "answered",
        )


def clinic_meets():
    """The item is filed, asked about, tabled, and answered with a promised date."""
    yield request(
        "2026-03-30T11:00",
        "suat-liaison",
        "buses",
        "园区公交末班车太早",
        "末班车二十点半收车。夜班人员回不去！",
    )
    yield Step(
        "2026-03-30T14:00",
        "officer-one",
        "buses",
        "ask-info",
        {"question": "夜班大约多少人？"},
        "need-info",
    )
    yield Step(
        "2026-03-31T10:00",
        "suat-liaison",
        "buses",
        "supplement",
        {"supplement": "约二百人。"},
        "submitted",
    )
    yield accepted("2026-03-31T14:00", "buses")
    yield Step(
        "2026-03-31T15:00",
        "officer-one",
        "buses",
        "table",
        {"clinic": "@clinic", "proposed-lead": "district-transport"},
        "tabled",
    )
    yield Expect("2026-04-10T09:00", "receipt of suat", "silent")
    yield Expect("2026-04-10T09:00", "clinic", "screening")
    yield Step(
        "2026-04-10T10:00",
        "officer-one",
        "clinic",
        "propose-agenda",
        {"agenda": ["@buses"]},
        "agenda-review",
    )
    yield Step("2026-04-10T15:00", "member-one", "clinic", "approve-agenda", {}, "summoned")
    yield Step("2026-04-23T14:30", "officer-one", "clinic", "convene", {}, "in-session")
    yield Step(
        "2026-04-23T15:00",
        "officer-one",
        "buses",
        "answer",
        {
            "on-the-spot": "承诺限时办理",
            "answer": "五月底前延长末班车",
            "answered-by": "district-transport",
            "promised": "2026-05-29",
        },
        "answered",
    )
    yield Step("2026-04-23T17:00", "officer-one", "clinic", "adjourn", {}, "minuting")
    yield Step(
        "2026-04-24T10:00",
        "officer-one",
        "buses",
        "dispatch",
        {"lead-department": "district-transport", "co-departments": ["district-housing"]},
        "dispatched",
    )
    yield Step(
        "2026-04-24T11:00",
        "officer-one",
        "clinic",
        "issue",
        {"minutes": "纪要", "next-on": "2026-08-20"},
        "supervising",
    )


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
    yield Step("2026-05-09T10:00", "director", "buses", "sign", {}, "dispatched")
    yield Expect("2026-05-14T09:00", "buses", "dispatched", level=2)


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


def whole():
    parts = (clinic_opens, clinic_meets, others, nobody_claims, department_works, second_round)
    return sorted((step for part in parts for step in part()), key=lambda step: step.at)


def short():
    """A few days of the story, for what is run over and over."""
    return [
        request(
            "2026-03-02T09:30", "suat-liaison", "buses", "园区公交末班车太早", "夜班人员回不去。"
        ),
        accepted("2026-03-02T10:00", "buses"),
        Step(
            "2026-03-02T11:00",
            "officer-one",
            "buses",
            "dispatch",
            {"lead-department": "district-transport", "co-departments": ["district-housing"]},
            "dispatched",
        ),
        Expect("2026-03-05T10:00", "buses", "dispatched"),
        Step("2026-03-06T10:00", TRANSPORT, "buses", "claim", {}, "in-progress"),
        Step("2026-03-06T11:00", "suat-liaison", "buses", "withdraw", {}, "withdrawn"),
    ]
