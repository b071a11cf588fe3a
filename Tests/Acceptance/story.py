"""The story: a request from its filing to its closing, with a clinic, as people would live it.

Each step is an instant, and what somebody does then. `play` lets time pass between steps in a way
of the caller's; whatever the way, the story must come out the same.
"""

import datetime

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


def instant(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


class Story:
    """The story while it is told; `people` are clients by person."""

    def __init__(self, people, prefix="story"):
        self.people = people
        self.prefix = prefix
        self.cases = {}
        self.count = 0

    def act(self, person, case, action, fields=None, **more):
        self.count += 1
        key = f"{self.prefix}-{self.count}"
        return self.people[person].act(self.cases[case], action, fields, key=key, **more)

    def refused(self, status, person, case, action, fields=None, **more):
        answer = self.people[person].attempt(self.cases[case], action, fields, **more)
        assert answer.status_code == status, f"{action}: {answer.status_code} {answer.text}"
        return answer.json()

    def file(self, name, procedure, requester, person, fields):
        self.count += 1
        key = f"{self.prefix}-{self.count}"
        self.cases[name] = self.people[person].file(procedure, requester, fields, key=key)["id"]

    def file_request(self, name, member, title):
        self.file(name, "request", member, f"{member}-liaison",
                  {"title": title, "description": f"{title},影响职工通勤。"})

    def accept(self, name):
        self.act("officer-one", name, "accept",
                 {"category": "交通安全", "urgency": "一般", "weight": "一般"})


COMPLETION = {
    "outcome": "已解决", "public-reply": "末班车延至 22:30。", "signed-by": "区交通运输局负责人"}


def plan(story):
    story.file("clinic", "clinic", "secretariat", "officer-one",
               {"title": "2026年第二期问诊会", "held-on": "2026-04-28"})


def file_and_table(story):
    story.file_request("bus", "suat", "园区公交末班车太早")
    story.act("officer-one", "bus", "ask-info", {"question": "请说明线路和时段。"})
    story.act("suat-liaison", "bus", "supplement", {"supplement": "B997 路,工作日二十点半后。"})
    story.accept("bus")
    story.act("officer-one", "bus", "table",
              {"clinic": [story.cases["clinic"]], "proposed-lead": "district-transport"})


def file_the_others(story):
    story.file_request("twin", "bay-lab", "夜班接驳车不足")
    story.act("officer-one", "twin", "merge", {"target-case": [story.cases["bus"]]})
    story.file_request("third", "oct-guangming", "访客停车位不足")
    story.act("oct-guangming-liaison", "third", "withdraw", {"reason": "已自行解决"})
    story.file_request("silent", "sysu-shenzhen", "食堂宵夜供应")
    story.accept("silent")
    story.act("officer-one", "silent", "settle",
              {"public-reply": "已延长供应。", "answered-by": "secretariat"})


def answer_receipts(story):
    clinic = story.people["officer-one"].case(story.cases["clinic"])
    asked = [one for one in clinic["relatives"] if one["relation"] == "child"]
    assert len(asked) == 8, "every member was asked"
    for receipt in asked[1:]:
        found = story.people["officer-one"].case(receipt["id"])
        story.cases["receipt"] = receipt["id"]
        story.act(f"{found['lead']}-liaison", "receipt", "answer", {"has-requests": "无诉求"})


def set_agenda(story):
    story.act("officer-one", "clinic", "propose-agenda", {"agenda": [story.cases["bus"]]})
    story.act("member-one", "clinic", "approve-agenda")


def hold_clinic(story):
    story.act("officer-one", "clinic", "convene")
    story.act("officer-one", "bus", "answer", {
        "on-the-spot": "承诺限时办理", "answer": "六月底前延长末班车。",
        "answered-by": "district-transport", "promised": "2026-06-30"})
    story.act("officer-one", "clinic", "adjourn")


def dispatch(story):
    story.act("officer-one", "bus", "dispatch", {
        "lead-department": "district-transport", "co-departments": ["district-housing"]})
    story.act("officer-one", "clinic", "issue", {"minutes": "纪要", "next-on": "2026-08-20"})


def give_back(story):
    story.act("district-transport-liaison", "bus", "return", {
        "reason": "由公交集团调度", "legal-basis": "三定方案",
        "suggested-lead": "district-housing"})


def overrule(story):
    story.act("officer-one", "bus", "overrule", {"reason": "园区接驳归贵局统筹"})


def sign(story):
    story.act("director", "bus", "sign")


def claim(story):
    story.act("district-transport-liaison", "bus", "claim")
    story.act("district-transport-liaison", "bus", "contact", {"contact-note": "已电话沟通"})
    story.act("district-transport-liaison", "bus", "suspend", {
        "suspend-cause": "待上级批复", "reason": "线路调整待批", "review-date": "2026-05-27"})
    story.act("director", "bus", "confirm")


def ask_too_late(story):
    problem = story.refused(409, "district-transport-liaison", "bus", "ask-extension", {
        "reason": "车辆未到", "progress-text": "协调中", "new-date": "2026-07-27"})
    assert problem["code"] == "too-late"


def complete(story):
    officer = story.people["officer-one"]
    for child in officer.case(story.cases["bus"])["relatives"]:
        if child["relation"] == "child":
            story.cases["assistance"] = child["id"]
            story.act("district-housing-liaison", "assistance", "reply", {"reply-text": "可配合"})
            story.act("district-transport-liaison", "assistance", "adopt")
    story.act("district-transport-liaison", "bus", "complete", COMPLETION)
    story.act("officer-one", "bus", "reject", {"reason": "请附时刻表"})
    story.act("district-transport-liaison", "bus", "complete", COMPLETION)
    story.act("officer-one", "bus", "approve")


def rate_badly(story):
    story.act("suat-liaison", "bus", "rate", {"rating": "不满意"})
    story.act("bay-lab-liaison", "bus", "rate", {"rating": "满意"})


def finish(story):
    story.act("district-transport-liaison", "bus", "complete", COMPLETION)
    story.act("officer-one", "bus", "approve")
    story.act("suat-liaison", "bus", "rate", {"rating": "满意"})
    story.act("bay-lab-liaison", "bus", "rate", {"rating": "满意"})


STEPS = [
    ("2026-03-02T09:00", plan), ("2026-03-03T10:00", file_and_table),
    ("2026-03-04T10:00", file_the_others), ("2026-04-02T10:00", answer_receipts),
    ("2026-04-15T10:00", set_agenda), ("2026-04-28T14:30", hold_clinic),
    ("2026-04-29T10:00", dispatch), ("2026-04-29T16:00", give_back),
    ("2026-04-30T09:30", overrule), ("2026-05-11T15:00", sign), ("2026-05-15T10:00", claim),
    ("2026-07-13T10:00", ask_too_late), ("2026-07-13T11:00", complete),
    ("2026-07-14T10:00", rate_badly), ("2026-07-15T10:00", finish),
]


def play(story, advance, steps=STEPS):
    """Tells the story; `advance(instant)` lets time pass to each step."""
    for at, step in steps:
        advance(instant(at))
        step(story)
    return story


def chronicle(people):
    """What happened in every case: (number, sequence, kind, instant, actor), in order."""
    officer = people["officer-one"]
    lines = []
    for case in officer.all("/cases", limit=200):
        for event in officer.all(f"/cases/{case['id']}/timeline", limit=200):
            lines.append((case["number"], event["seq"], event["kind"], event["at"], event["actor"]))
    return sorted(lines)
