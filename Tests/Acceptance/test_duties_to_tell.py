"""A notice that reached nobody is a duty of a named person until somebody was told (P2)."""

import pytest

from daemon import Daemon


@pytest.fixture
def people(tmp_path):
    """A demo in which no notice arrives, a morning on."""
    config = tmp_path / "wenzhen.yaml"
    config.write_text("notices: refuse\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    people = daemon.people()
    people["officer-one"].advance("2026-03-02T12:00+08:00")
    yield people
    daemon.stop()


def to_tell(person, **query):
    return [one for one in person.all("/duties", **query) if one["clock"] == "notice"]


def test_every_notice_that_failed_is_owed_by_one_person(people):
    officer = people["officer-one"]
    untold = {one["id"] for one in officer.all("/notices", limit=200)}
    owed = {name: to_tell(person, limit=200) for name, person in people.items()}
    found = [one["id"] for duties in owed.values() for one in duties]
    assert untold and sorted(found) == sorted(untold)
    mine = owed["officer-one"][0]
    assert mine["assignee"] == "officer-one" and mine["due_at"].startswith("2026-03-04")
    assert to_tell(officer, owner=mine["owner"], limit=200)


def test_duties_of_all_sorts_stand_in_one_order(people):
    officer = people["officer-one"]
    officer.advance("2026-03-05T12:00+08:00")
    duties = officer.all("/duties", limit=200)
    assert [one["due_at"] for one in duties] == sorted(one["due_at"] for one in duties)
    kinds = ["notice" if one["clock"] == "notice" else "case" for one in duties]
    changes = sum(one != other for one, other in zip(kinds, kinds[1:]))
    assert changes > 1, kinds
    told = [(one["due_at"], one["case_number"]) for one in to_tell(officer, limit=200)]
    assert told == sorted(told)


def test_small_pages_show_each_duty_once(people):
    officer = people["officer-one"]
    whole = [one["id"] for one in officer.all("/duties", limit=200)]
    for length in (1, 3, 7):
        small = [one["id"] for one in officer.all("/duties", limit=length)]
        assert small == whole and len(set(whole)) == len(whole)


def test_a_duty_says_what_its_case_is_about(people):
    officer = people["officer-one"]
    titles = {one["id"]: one["title"] for one in officer.all("/cases", limit=200)}
    for duty in officer.all("/duties", limit=200):
        assert duty["case_title"] == titles[duty["case"]]


def test_whoever_may_not_see_a_case_learns_its_number_alone(people):
    secret = {"title": "甲", "description": "乙", "confidential": True}
    case = people["suat-liaison"].file("request", "suat", secret)
    officer, other = people["officer-one"], people["auditor"]
    (mine,) = [one for one in officer.all("/duties", limit=200)
               if one["case"] == case["id"] and one["clock"] == "triage"]
    (seen,) = [one for one in other.all("/duties", owner=mine["owner"], limit=200)
               if one["id"] == mine["id"]]
    assert mine["case_title"] == "甲" and "case_title" not in seen


def test_the_duty_ends_when_somebody_was_told(people):
    officer = people["officer-one"]
    notice = to_tell(officer)[0]["id"]
    told = {"to": "王老师", "means": "电话", "at": "2026-03-02T11:00:00+08:00"}
    answer = officer.send("POST", f"/api/v1/notices/{notice}/told", told)
    assert answer.status_code == 200, answer.text
    assert notice not in [one["id"] for one in to_tell(officer, limit=200)]
