"""The story told in jumps, by the hour and at random instants is one and the same story."""

import datetime
import random
import sys

import pytest

import story
from teller import Teller
from conftest import SOAK
from daemon import ROOT, START, Daemon

sys.path.insert(0, str(ROOT / "Tests" / "Outside"))
from calendar_walk import Files, Walk  # noqa: E402

SEED = 20260302
RANDOM_STOPS = 1000 if SOAK else 100


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The story told in one jump a step; the daemon stays for those who look at what came of it."""
    daemon = Daemon(tmp_path_factory.mktemp("story") / "data", "--demo").wait()
    teller = Teller(daemon.people(), START)
    teller.tell(story.whole(), story.END)
    yield teller
    daemon.stop()


def hourly(now, to):
    while now < to:
        now = min(to, now + datetime.timedelta(hours=1))
        yield now


class AtRandom:
    """So many stops in all, drawn over the whole story."""

    def __init__(self, seed, count):
        draws, first, last = random.Random(seed), story.instant(START), story.instant(story.END)
        milliseconds = int((last - first).total_seconds() * 1000)
        self.stops = sorted(
            first + datetime.timedelta(milliseconds=draws.randrange(milliseconds))
            for _ in range(count)
        )

    def __call__(self, now, to):
        return [stop for stop in self.stops if now < stop < to] + [to]


def test_every_way_of_waiting_tells_the_same_story(told, tmp_path):
    print(f"seed {SEED}, {RANDOM_STOPS} random advances")
    expected = told.chronicle("kind", "at")
    for name, stops in (("hourly", hourly), ("random", AtRandom(SEED, RANDOM_STOPS))):
        daemon = Daemon(tmp_path / name, "--demo").wait()
        try:
            teller = Teller(daemon.people(), START, stops)
            teller.tell(story.whole(), story.END)
            assert teller.chronicle("kind", "at") == expected, name
        finally:
            daemon.stop()


def test_the_ladder_climbs_in_office_hours(told):
    for one in told.timeline(told.id("buses")):
        if one["kind"] == "rung-fired":
            at = story.instant(one["at"].replace("Z", "+00:00")).astimezone(story.SHANGHAI)
            assert 9 <= at.hour < 12 or 14 <= at.hour < 18, one


def test_the_slips_reach_whom_the_ladder_names(told):
    """Blue by itself, yellow signed by the director, red as a plain notice: he let it lapse."""
    kinds = [one["kind"] for one in told.timeline(told.id("buses"))]
    assert ("slip-signed" in kinds, "slip-lapsed" in kinds) == (True, True), kinds
    notices = told.office.all("/notices", case=told.id("buses"), limit=200)
    recipients = {}
    for one in notices:
        recipients.setdefault(one["template"], set()).add(one["recipient"])
    slips = {name: people for name, people in recipients.items() if "slip" in name}
    reached = set().union(*slips.values()) if slips else set()
    named = {"district-transport-liaison", "district-transport-head", "director", "member-one"}
    assert named <= reached, slips


def test_every_deadline_counts_the_days_of_the_calendar_files(told):
    walk = Walk(Files(ROOT / "config" / "calendars"))
    checked = 0
    for case in told.office.all("/cases", limit=200):
        for deadline in told.office.get(f"/cases/{case['id']}/deadlines")["items"]:
            days = deadline["days"]
            counted = [day for day in days if day["counted"]]
            for day in days:
                known = walk.days[datetime.date.fromisoformat(day["date"])]
                assert day.get("provisional", False) == known.provisional, (case["number"], day)
            if not (deadline["limit"] or "").endswith("wd"):
                continue
            assert [day["count"] for day in counted] == list(range(1, len(counted) + 1))
            held = any(one["phase"] == "held" for one in deadline["intervals"])
            if not held and deadline["phase"] != "void" and not deadline.get("generation"):
                limit = int(deadline["limit"].removesuffix("wd"))
                assert len(counted) == limit, deadline
                assert days[-1]["date"] == deadline["due_date"], deadline
            start = story.instant(deadline["started_at"].replace("Z", "+00:00"))
            day = walk.days[start.astimezone(story.SHANGHAI).date()]
            assert days[0]["date"] == day.iso, deadline
            for told_day in days[1:]:
                day = day.after
                assert told_day["date"] == day.iso, deadline
                assert day.works or not told_day["counted"], deadline
                assert held or day.works == told_day["counted"], deadline
            checked += 1
    assert checked > 20


def test_every_echo_stands_in_the_notices(told):
    """Each action of the story that answers its requester, by the template of that answer."""
    expected = {
        "buses": [
            "filed",
            "question",
            "supplemented",
            "accepted",
            "tabled",
            "answered",
            "dispatched",
            "claimed",
            "suspended",
            "resumed",
            "done-claimed",
            "completed",
            "rework",
            "closed",
        ],
        "shuttle": ["filed", "accepted", "merged"],
        "lamps": ["filed", "withdrawn"],
        "canteen": [
            "filed",
            "accepted",
            "dispatched",
            "claimed",
            "done-claimed",
            "completed",
            "closed",
        ],
    }
    for name, templates in expected.items():
        notices = told.office.all("/notices", case=told.id(name), limit=200)
        found = {notice["template"] for notice in notices}
        assert {f"request-{template}" for template in templates} <= found, (name, found)
        assert all(notice["state"] == "delivered" for notice in notices), name


def test_nothing_is_found_by_the_audit(told):
    assert told.people["director"].all("/audit") == []
