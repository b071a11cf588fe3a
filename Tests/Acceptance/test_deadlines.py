"""Each deadline explains itself day by day, as a walk over the calendar files finds it."""

import datetime
import shutil
from pathlib import Path

import pytest

import story
from daemon import ROOT, START, Daemon
from deadline_walk import Clock
from steps import SHANGHAI, instant

# Where a date-bound clock leaves something from its start, as the procedures say.
LEAST = {"collect": 3}


def check(told, clock):
    """One deadline: its days, its due date, and what floor lies under it."""
    rows, due = clock.expected()
    assert told["days"] == rows, told
    if clock.is_held:
        assert (told["due_at"], told["due_date"]) == (None, None), told
        return
    floor = told["floor"] and clock.instant(told["floor"])
    assert not floor or floor > due, told
    assert clock.instant(told["due_at"]) == (floor or due), told
    day = clock.walk.days[(floor or due).date()]
    assert (told["due_date"], told["provisional"]) == (day.iso, day.provisional), told


def test_every_deadline_of_the_story_explains_its_days(told, walk):
    seen, floors = set(), 0
    for case in told.office.all("/cases", limit=200):
        entries = told.timeline(case["id"])
        for one in told.office.get(f"/cases/{case['id']}/deadlines")["items"]:
            clock = Clock(one, walk, story.END)
            check(one, clock)
            seen.add((one["limit"], bool(clock.holds(story.END))))
            if one["floor"]:
                floors += 1
                assert clock.instant(one["floor"]) in granted(one, clock, entries), one
    # Working days, months and dates, some of them held and resumed, some not.
    assert {("1wd", True), ("3wd", True), ("5wd", False), (None, True), (None, False)} <= seen
    assert ("1mo", False) in seen and floors > 1


def granted(told, clock, entries):
    """The floors that there may be: from the clock's start, or left by a decision of others."""
    starts = [(clock.start, LEAST.get(told["clock"], 1))]
    for entry in entries:
        if entry["kind"] in ("reject", "overrule"):
            day = clock.walk.days[instant(entry["at"]).astimezone(SHANGHAI).date()]
            starts.append((day, 1))
    for day, least in starts:
        for _, due, _ in clock.walk.counted(day, "wd", least):
            last = due
        yield clock.close(last)


ORIGINS = {
    "open": ("2026-04-23", "-20wd"),
    "collect": ("2026-04-23", "-10wd"),
    "screen": ("2026-04-23", "-7wd"),
    "approve": ("2026-04-23", "-5wd"),
    "meet": ("2026-04-23", None),
    "session": ("2026-04-23", None),
    "look": ("2026-04-23", "90wd"),
}


def test_a_clinics_dates_are_counted_back_from_its_day(told):
    found = {
        one["clock"]: (one["origin"]["date"], one["origin"]["offset"])
        for one in told.office.get(f"/cases/{told.id('clinic')}/deadlines")["items"]
        if one["origin"]
    }
    assert found == ORIGINS


@pytest.fixture
def office(tmp_path):
    """A daemon that knows a procedure with a clock of each unit."""
    shutil.copytree(ROOT / "config", tmp_path / "rules")
    watch = Path(__file__).parent / "clocks" / "watch.yaml"
    shutil.copy(watch, tmp_path / "rules" / "procedures")
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"rules: {tmp_path / 'rules'}\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    yield daemon.people()["officer-one"]
    daemon.stop()


# Begun on a working day or a rest day, held over a weekend, a holiday, a day, or not at all.
@pytest.mark.parametrize(
    "begun, held, resumed",
    [
        (START, None, None),
        ("2026-03-06T17:30+08:00", "2026-03-07T10:00+08:00", "2026-03-09T09:00+08:00"),
        ("2026-03-05T09:00+08:00", "2026-03-10T18:00+08:00", "2026-03-11T18:00+08:00"),
        ("2026-04-03T09:00+08:00", "2026-04-03T12:00+08:00", "2026-04-07T20:00+08:00"),
        ("2026-04-28T09:00+08:00", "2026-04-30T17:59+08:00", "2026-05-06T09:00+08:00"),
        ("2026-04-24T09:00+08:00", "2026-05-04T11:00+08:00", "2026-05-09T19:00+08:00"),
    ],
)
def test_each_unit_is_explained_while_it_runs_is_held_and_goes_on(
    office, walk, begun, held, resumed
):
    day = instant(begun).date() + datetime.timedelta(days=20)
    office.advance(begun)
    fields = {"title": "守时", "meeting": f"{day}"}
    watch = office.file("watch", "secretariat", fields)["id"]

    def explained():
        now = instant(office.get("/clock")["now"]).astimezone(SHANGHAI)
        deadlines = office.get(f"/cases/{watch}/deadlines")["items"]
        for one in deadlines:
            check(one, Clock(one, walk, now))
        return {(one["limit"], one["phase"]) for one in deadlines}

    limits = {"7wd", "10d", "100h", "1mo", None}
    assert {(limit, "running") for limit in limits} <= explained()
    if held:
        office.advance(held)
        office.act(watch, "hold")
        assert {(limit, "held") for limit in limits} <= explained()
        office.advance(resumed)
        explained()
        if office.case(watch)["state"] == "held":
            office.act(watch, "go-on")
        assert {(limit, "running") for limit in limits} <= explained()
    office.advance(f"{day + datetime.timedelta(days=30)}T12:00+08:00")
    explained()
