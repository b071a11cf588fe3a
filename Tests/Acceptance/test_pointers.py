"""What a refusal points at, so that a program can say where the slip is."""

import sqlite3

import pytest

from broken_store import break_store, database
from daemon import Daemon

REQUEST = {"title": "末班车太早", "description": "夜班人员回不去。"}
SORTED = {"category": "交通安全", "urgency": "一般", "weight": "一般"}
DEPARTMENT = "district-transport"


def pointers(answer):
    assert answer.status_code == 422, answer.text
    return [fault["pointer"] for fault in answer.json()["errors"]]


@pytest.fixture
def claimed(people):
    """A request that a department works on."""
    case = people["suat-liaison"].file("request", "suat", REQUEST)["id"]
    people["officer-one"].act(case, "accept", SORTED)
    people["officer-one"].act(case, "dispatch", {"lead-department": DEPARTMENT})
    people[f"{DEPARTMENT}-liaison"].act(case, "claim")
    return case


@pytest.fixture
def proposed(people, claimed):
    """One whose suspension waits for the director."""
    fields = {"suspend-cause": "待上级批复", "reason": "待批复", "review-date": "2026-03-10"}
    people[f"{DEPARTMENT}-liaison"].act(claimed, "suspend", fields)
    return claimed


def test_a_decline_without_a_reason_points_at_the_note(people, proposed):
    director = people["director"]
    offers = {action["id"]: action for action in director.case(proposed)["actions"]}
    assert offers["decline"]["note_required"] and not offers["confirm"]["note_required"]
    assert pointers(director.attempt(proposed, "decline")) == ["/note"]
    assert pointers(director.attempt(proposed, "decline", note="")) == ["/note"]
    assert people["officer-one"].attempt(proposed, "decline").status_code == 403
    director.act(proposed, "decline", note="材料不足")


def test_an_unknown_post_is_told_from_one_that_is_not_yours(people, claimed):
    officer, note = people["officer-one"], {"remark": "备忘"}
    assert pointers(officer.attempt(claimed, "note", note, **{"as": "oficer-one"})) == ["/as"]
    assert officer.attempt(claimed, "note", note, **{"as": "chair"}).status_code == 403
    body = {"procedure": "request", "requester": "suat", "fields": REQUEST, "as": "nowhere"}
    assert pointers(people["suat-liaison"].send("POST", "/api/v1/cases", body)) == ["/as"]


def test_words_from_before_the_case_are_refused(people, claimed):
    officer = people["officer-one"]
    said = {"name": "张科长", "means": "电话", "at": "1996-03-02T09:00+08:00"}
    report = {"progress-text": "已与公交集团会商。"}
    assert pointers(officer.attempt(claimed, "report", report, on_behalf=said)) == [
        "/on_behalf/at"
    ]
    body = {"procedure": "request", "requester": "suat", "fields": REQUEST, "on_behalf": said}
    assert pointers(officer.send("POST", "/api/v1/cases", body)) == ["/on_behalf/at"]
    said["at"] = "2026-01-12T09:00+08:00"
    officer.file("request", "suat", REQUEST, on_behalf=said)


@pytest.mark.parametrize("asker", [DEPARTMENT, "secretariat"])
def test_a_request_is_a_members(people, asker):
    body = {"procedure": "request", "requester": asker, "fields": REQUEST}
    assert pointers(people["officer-one"].send("POST", "/api/v1/cases", body)) == ["/requester"]
    kinds = {one["id"]: one["requester_kinds"] for one in people["director"].all("/procedures")}
    assert kinds["request"] == ["member"] and kinds["clinic"] == []


def test_a_clinic_is_not_held_on_a_rest_day(people):
    officer = people["officer-one"]
    body = {"procedure": "clinic", "requester": "secretariat"}
    rest = {"title": "第二期问诊会", "held-on": "2026-05-02"}
    refused = officer.send("POST", "/api/v1/cases", {**body, "fields": rest})
    assert pointers(refused) == ["/fields/held-on"]
    said = refused.json()["errors"][0]["message"]
    assert "2026-04-30" in said and "2026-05-06" in said
    made_up = {"title": "第二期问诊会", "held-on": "2026-05-09"}
    officer.file("clinic", "secretariat", made_up)


def test_a_form_says_when_a_field_is_required(people, claimed):
    officer = people["officer-one"]
    offer = next(one for one in officer.case(claimed)["actions"] if one["id"] == "hand-over")
    new = {field["id"]: field for field in offer["fields"]}
    assert new["new-officer"]["required"] is False
    assert new["new-officer"]["required_when"] == [{"field": "new-handler", "set": False}]
    assert pointers(officer.attempt(claimed, "hand-over")) == ["/fields/new-officer"]
    officer.act(claimed, "hand-over", {"new-handler": f"{DEPARTMENT}-handler"})


def test_a_proposal_that_lapsed_stands_on_the_timeline(people, proposed):
    done = {"outcome": "已解决", "public-reply": "已加开末班车。", "signed-by": "张科长"}
    people[f"{DEPARTMENT}-liaison"].act(proposed, "complete", done)
    story = people["officer-one"].all(f"/cases/{proposed}/timeline")
    assert [one["kind"] for one in story[-2:]] == ["complete", "proposal-lapsed"]
    assert story[-1]["action"] == "suspend" and "失效" in story[-1]["label"]
    assert people["director"].all("/audit") == []


def test_a_case_that_cannot_be_read_keeps_no_other_from_being_shown(copy):
    with sqlite3.connect(database(copy)) as connection:
        asked = "procedure = 'request' AND state = 'submitted' ORDER BY id"
        (other,), (broken,) = connection.execute(
            f"SELECT public_id FROM case_file WHERE {asked} LIMIT 2"
        ).fetchall()
    break_store(copy, f"UPDATE case_file SET snapshot = x'7b' WHERE public_id = '{broken}'")
    daemon = Daemon(copy, "--demo").wait()
    try:
        people = daemon.people()
        offers = people["officer-one"].case(other)["actions"]
        merge = next(action for action in offers if action["id"] == "merge")
        options = merge["fields"][0]["options"]
        assert options and broken not in options
        assert "no form offers it" in daemon.tail()
        assert any(one["rule"] == "snapshot-unlike" for one in people["director"].all("/audit"))
    finally:
        daemon.stop()
