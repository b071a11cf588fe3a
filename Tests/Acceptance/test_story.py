"""The story told in jumps, by the hour and at random instants is one and the same story."""

import datetime
import random

import pytest

import story
from daemon import START, WITHOUT_DIGESTS, Daemon
from steps import instant
from teller import Teller

SEED = 20260302
RANDOM_STOPS = 1000


def hourly(now, to):
    while now < to:
        now = min(to, now + datetime.timedelta(hours=1))
        yield now


class AtRandom:
    """So many stops in all, drawn over the whole story."""

    def __init__(self, seed, count):
        draws, first = random.Random(seed), instant(START)
        milliseconds = int((story.END - first).total_seconds() * 1000)
        self.stops = sorted(
            first + datetime.timedelta(milliseconds=draws.randrange(milliseconds))
            for _ in range(count)
        )

    def __call__(self, now, to):
        return [stop for stop in self.stops if now < stop < to] + [to]


@pytest.mark.parametrize("way", ["hourly", "random"])
def test_every_way_of_waiting_tells_the_same_story(told, store, say, way):
    say(f"seed {SEED}, {RANDOM_STOPS} random advances" if way == "random" else "hour by hour")
    daemon = Daemon(store, "--demo", config=WITHOUT_DIGESTS).wait()
    try:
        stops = AtRandom(SEED, RANDOM_STOPS) if way == "random" else hourly
        teller = Teller(daemon.people(), START, stops)
        teller.tell(story.whole(), story.END)
        assert teller.chronicle("kind", "at") == told.chronicle("kind", "at")
    finally:
        daemon.stop()


def test_an_extension_asked_too_late_is_on_record(told):
    late = [one for one in told.timeline(told.id("buses")) if one["kind"] == "refused-late"]
    asked = instant("2026-06-03T10:00")
    assert [
        (instant(one["at"]), one["actor"], one["action"], one["to"]) for one in late
    ] == [(asked, "district-transport-liaison", "ask-extension", None)]
    # It changed nothing: the promised date was not moved, and nothing waits to be confirmed.
    case = told.office.case(told.id("buses"))
    assert not case.get("proposal") and "new-date" not in case["fields"]
    moved = [
        one
        for one in told.office.get(f"/cases/{case['id']}/deadlines")["items"]
        if one["clock"] == "handle" and one["generation"]
    ]
    assert moved == []


ECHOES = {
    "buses": "filed question supplemented accepted tabled answered dispatched claimed suspended "
    "resumed done-claimed completed rework closed",
    "shuttle": "filed accepted merged",
    "lamps": "filed withdrawn",
    "canteen": "filed accepted dispatched claimed done-claimed completed closed",
}


@pytest.mark.parametrize("name", ECHOES)
def test_every_echo_stands_in_the_notices(told, name):
    """Each action of the story that answers its requester, by the template of that answer."""
    notices = told.office.all("/notices", case=told.id(name), limit=200)
    found = {notice["template"] for notice in notices}
    assert {f"request-{template}" for template in ECHOES[name].split()} <= found, found
    assert all(notice["state"] == "delivered" for notice in notices)


def test_nothing_is_found_by_the_audit(told):
    assert told.people["director"].all("/audit") == []
