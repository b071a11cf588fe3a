"""A procedure that the repository has never seen is walked to its end as a file."""

import shutil
from pathlib import Path

import pytest

from daemon import ROOT, Daemon


@pytest.fixture
def people(tmp_path):
    shutil.copytree(ROOT / "config", tmp_path / "rules")
    for path in (Path(__file__).parent / "fifth").glob("*.yaml"):
        shutil.copy(path, tmp_path / "rules" / "procedures")
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"rules: {tmp_path / 'rules'}\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    yield daemon.people()
    daemon.stop()


def test_a_visit_from_its_planning_to_its_end(people):
    officer = people["officer-one"]
    visit = officer.file(
        "visit", "secretariat", {"title": "春季走访", "visited": ["suat", "bay-lab"]}
    )
    assert visit["number"] == "ZF-2026-001"
    visit = officer.act(visit["id"], "announce")
    early = officer.attempt(visit["id"], "set-out")
    assert early.status_code == 409, early.text
    children = [
        one for one in officer.case(visit["id"])["relatives"] if one["procedure"] == "preparation"
    ]
    assert len(children) == 2
    # Nobody prepares in time: the ladder speaks.
    officer.advance("2026-03-06T10:00+08:00")
    late = officer.all(f"/cases/{children[0]['id']}/timeline")
    assert "rung-fired" in [one["kind"] for one in late], late
    for child in children:
        liaison = officer.case(child["id"])["lead"] + "-liaison"
        done = people[liaison].act(child["id"], "be-ready", {"ready": "会议室已备好"})
        assert done["state"] == "done"
    officer.act(visit["id"], "set-out")
    officer.act(visit["id"], "return", {"findings": "宿舍紧张"})
    ended = officer.act(visit["id"], "conclude", {"summary": "已转有关部门"})
    assert (ended["state"], ended["owner"], ended["duties"]) == ("concluded", None, [])
    told = {one["template"] for one in officer.all("/notices", case=visit["id"])}
    assert {"visit-planned", "visit-announced", "visit-paid", "visit-concluded"} <= told
    assert people["director"].all("/audit") == []
