"""A circular that comes in mid-year: what it would move, what it moves, and what it leaves."""

import pytest

from command_line import CHINESE, typed
from daemon import Daemon

CIRCULAR = """\
year: 2026
number: 国办发明电〔2026〕3号
issued: 2026-03-05
amendment: true
off: [2026-03-09, 2026-03-10]
work: [2026-03-14]
"""
BACK = """\
year: 2026
number: 国办发明电〔2026〕4号
issued: 2026-03-06
amendment: true
off: [2026-03-14]
work: [2026-03-09, 2026-03-10]
"""

NEXT = """\
year: 2027
number: 国办发明电〔2026〕9号
issued: 2026-11-04
off: [2027-01-01]
work: [2027-02-07]
"""


@pytest.fixture
def circulars(tmp_path):
    """A daemon with one dispatched request, and a way to write circulars beside it."""
    daemon = Daemon(tmp_path / "data", "--demo").wait()
    people = daemon.people()
    case = people["suat-liaison"].file("request", "suat", {"title": "路灯", "description": "不亮"})
    officer = people["officer-one"]
    fields = {"category": "交通安全", "urgency": "一般", "weight": "一般"}
    officer.act(case["id"], "accept", fields)
    officer.act(case["id"], "dispatch", {"lead-department": "district-transport"})

    def circular(text, name="2026-more.yaml"):
        (tmp_path / name).write_text(text)
        return tmp_path / name

    yield daemon, case["id"], circular
    daemon.stop()


def calendar(daemon, file, *more, language=CHINESE):
    return typed(
        "calendar", "import", file, *more, "--socket", daemon.data / "control.sock",
        language=language,
    )


def deadlines(daemon, case):
    items = daemon.people()["officer-one"].get(f"/cases/{case}/deadlines")["items"]
    return {
        one["clock"]: (one["due_at"][:10], one["calendar_version"], one["generation"])
        for one in items
        if not one["ended_at"]
    }


def test_without_apply_it_says_what_would_move_and_changes_nothing(circulars):
    daemon, case, circular = circulars
    before = deadlines(daemon, case)
    said = calendar(daemon, circular(CIRCULAR))
    assert said.returncode == 0, said.stderr
    number = daemon.people()["officer-one"].case(case)["number"]
    line = next(one for one in said.stdout.splitlines() if number in one and "→" in one)
    assert "2026-03-09 放假（国办发明电〔2026〕3号）" in line, said.stdout
    assert "--apply" in said.stdout
    assert deadlines(daemon, case) == before


def test_applied_it_moves_open_duties_and_tells_whoever_owes_and_asked(circulars):
    daemon, case, circular = circulars
    before = deadlines(daemon, case)
    assert calendar(daemon, circular(CIRCULAR), "--apply").returncode == 0
    after = deadlines(daemon, case)
    version = daemon.people()["officer-one"].get("/calendars")["items"][0]["version"]
    assert {one[1] for one in after.values()} == {version}
    due, _, generation = after["handle"]
    assert due > before["handle"][0] and generation == before["handle"][2] + 1
    officer = daemon.people()["officer-one"]
    kinds = [one["kind"] for one in officer.get(f"/cases/{case}/timeline")["items"]]
    assert "calendar-changed" in kinds
    told = {
        one["recipient"]
        for one in officer.get("/notices", case=case)["items"]
        if one["template"] == "engine-calendar-changed"
    }
    assert {"district-transport-liaison", "suat-liaison"} <= told
    assert typed("audit", "--socket", daemon.data / "control.sock").returncode == 0


def test_an_amendment_back_restores_the_dates(circulars):
    daemon, case, circular = circulars
    before = deadlines(daemon, case)
    assert calendar(daemon, circular(CIRCULAR), "--apply").returncode == 0
    assert calendar(daemon, circular(BACK, "2026-back.yaml"), "--apply").returncode == 0
    after = deadlines(daemon, case)
    assert {clock: one[0] for clock, one in after.items()} == {
        clock: one[0] for clock, one in before.items()
    }


def test_it_is_in_force_after_a_restart(circulars, tmp_path):
    daemon, case, circular = circulars
    assert calendar(daemon, circular(CIRCULAR), "--apply").returncode == 0
    after = deadlines(daemon, case)
    daemon.stop()
    again = Daemon(tmp_path / "data").wait()
    try:
        assert deadlines(again, case) == after
        assert calendar(again, circular(CIRCULAR), "--apply").returncode == 0
        assert deadlines(again, case) == after
    finally:
        again.stop()


@pytest.mark.parametrize(
    "text, words",
    [
        (CIRCULAR.replace("2026-03-14", "2026-03-99"), ":6:"),
        (CIRCULAR.replace("amendment: true\n", ""), "the circular for 2026 already"),
        (CIRCULAR.replace("off:", "of:"), "did you mean `off`?"),
    ],
    ids=["date", "second-circular", "slip"],
)
def test_what_cannot_be_read_is_refused_by_line(circulars, text, words):
    daemon, case, circular = circulars
    before = deadlines(daemon, case)
    said = calendar(daemon, circular(text), "--apply")
    assert said.returncode == 1 and words in said.stderr, said.stderr
    assert deadlines(daemon, case) == before


def test_from_november_on_the_next_circular_is_a_duty_until_it_comes(tmp_path):
    daemon = Daemon(tmp_path / "data", "--demo", start="2026-10-30T09:00+08:00").wait()
    try:
        director = daemon.people()["director"]

        def awaited():
            return [one for one in director.all("/duties") if one["clock"] == "circular"]

        assert awaited() == []
        director.advance("2026-11-02T09:00+08:00")
        assert [(one["id"], one["due_at"]) for one in awaited()] == [
            ("circular-2027", "2026-12-23T18:00:00+08:00")
        ]
        (tmp_path / "2027.yaml").write_text(NEXT)
        assert calendar(daemon, tmp_path / "2027.yaml", "--apply").returncode == 0
        assert awaited() == []
    finally:
        daemon.stop()


def test_another_circular_under_the_same_name_is_refused(circulars):
    daemon, _, circular = circulars
    assert calendar(daemon, circular(CIRCULAR), "--apply").returncode == 0
    said = calendar(daemon, circular(BACK), "--apply")
    assert said.returncode == 1 and "2026-more.yaml" in said.stderr, said.stderr


def test_only_the_operator_may(circulars):
    daemon, _, _ = circulars
    director = daemon.people()["director"]
    said = director.send("POST", "/api/v1/calendars", {"name": "a.yaml", "text": CIRCULAR})
    assert (said.status_code, said.json()["code"]) == (403, "not-yours")
