"""Digests as their recipients have them, and what cases say from which they must follow."""

import collections
import datetime
import re

from postbox import read, text
from steps import instant

ITEM = re.compile(r"^● (?:【(?P<news>[^】]+)】)?(?P<number>\S+) (?P<duty>.+)$")
ENDED = re.compile(r"^○ (?P<number>\S+) (?P<duty>.+)：(?P<how>.+)$")
FOOT = re.compile(r"^校验：第 (?P<event>\d+) 号记录 (?P<head>[0-9a-f]{64})$", re.MULTILINE)
OMITTED = re.compile(r"^另有 (?P<count>\d+) 件未逐一列出", re.MULTILINE)
LOOK = "过目"
BEGAN, CHANGED, BECAME_LATE = "新", "有变动", "新逾期"


class Digest:
    """One mail, read strictly, and what its text names."""

    def __init__(self, raw):
        self.mail = read(raw)
        self.id = self.mail["Message-ID"].strip("<>").split("@")[0]
        (self.to,) = self.mail["To"].addresses
        lines = text(self.mail).splitlines()
        self.text = "\n".join(lines)
        self.items = [found for found in map(ITEM.match, lines) if found]
        over = [found for found in map(ENDED.match, lines) if found]
        self.ended = [(found["number"], found["duty"]) for found in over]
        self.foot = FOOT.search(self.text)
        omitted = OMITTED.search(self.text)
        self.omitted = int(omitted["count"]) if omitted else 0

    @property
    def named(self):
        return collections.Counter((item["number"], item["duty"]) for item in self.items)

    def news(self, what):
        return collections.Counter(
            (item["number"], item["duty"])
            for item in self.items
            if what in (item["news"] or "").split("、")
        )


def received(daemon):
    """The digests among the mails that were kept as files, by the ids that their mails have."""
    digests = [Digest(path.read_bytes()) for path in (daemon.data / "mail").glob("digest.*.eml")]
    assert len({digest.id for digest in digests}) == len(digests)
    return {digest.id: digest for digest in digests}


class Run:
    """One run of one clock, as the case's deadlines tell of it."""

    def __init__(self, case, deadline, people):
        self.name = (case["number"], deadline["label"])
        self.person = people[deadline["owner"]]
        self.began = instant(deadline["started_at"])
        self.due = instant(deadline["due_at"]) if deadline["due_at"] else None
        self.ended = instant(deadline["ended_at"]) if deadline["ended_at"] else None
        self.spans = [
            (instant(span["from"]), span["until"] and instant(span["until"]))
            for span in deadline["intervals"]
            if span["phase"] == "running"
        ]

    def is_owed_by(self, at):
        """Whether somebody owes it once all that happens at an instant has happened."""
        return any(since <= at and (not until or until > at) for since, until in self.spans)


def runs(officer, people):
    """Every run of every clock of every case; `people` are those in the posts.

    But for the first look, which every case carries: nobody can look before it is over.
    """
    return [
        Run(case, deadline, people)
        for case in officer.all("/cases")
        for deadline in officer.get(f"/cases/{case['id']}/deadlines")["items"]
        if deadline["owner"] in people
        and (deadline["label"], deadline["serial"]) != (LOOK, 1)
    ]


def expected(owed, window):
    """What one person's digest must say is news in its window, and what ended in it."""
    start, end = window
    inside = lambda at: at is not None and start <= at < end  # noqa: E731
    count = lambda chosen: collections.Counter(run.name for run in chosen)  # noqa: E731
    held = {run.name for run in owed if not run.due}
    still = [run for run in owed if run.is_owed_by(end)]
    return (
        count(run for run in still if inside(run.began)),
        count(run for run in still if inside(run.due) and run.name not in held),
        count(run for run in owed if inside(run.ended)),
    )


def slots(walk, first, last):
    """08:30 of each working day after the first instant, up to and with the last."""
    date, found = first.date(), []
    while date <= last.date():
        at = instant(f"{date}T08:30")
        if first < at <= last and walk.days[date].works:
            found.append(at)
        date += datetime.timedelta(days=1)
    return found
