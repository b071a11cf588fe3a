"""What a story is made of: steps, each at its instant, that somebody takes or time brings."""

import datetime

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
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
