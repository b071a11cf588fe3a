"""The clinic of the story: it opens, collects, meets, and its item is answered and dispatched."""

from steps import Expect, File, Step, accepted, request


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
