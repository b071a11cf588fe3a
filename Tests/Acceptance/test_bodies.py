import json

import pytest

PATH = "/api/v1/cases"


def post(people, raw):
    return people["suat-liaison"].send("POST", PATH, raw=raw)


def pointers(answer):
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    return {error["pointer"] for error in answer.json()["errors"]}


def test_every_fault_is_told_at_once(people):
    answer = post(people, json.dumps({
        "procedure": 7, "requester": "suat", "fields": {}, "colour": "red"}).encode())
    assert answer.status_code == 422
    assert {"/procedure", "/colour"} <= pointers(answer)


def test_fields_are_held_against_their_form(people):
    answer = people["suat-liaison"].send("POST", PATH, {
        "procedure": "request", "requester": "suat",
        "fields": {"title": "长" * 61, "urgency": "特急"}})
    assert answer.status_code == 422
    assert {"/fields/title", "/fields/description", "/fields/urgency"} <= pointers(answer)


@pytest.mark.parametrize("raw,status", [
    (b"{", 400), (b'{"a":1,"a":2}', 400), (b"[" * 40 + b"]" * 40, 400), (b'{"a":"\x01"}', 400),
    (b"\xff\xfe", 400), (b"[]", 422),
])
def test_what_is_no_body_is_refused(people, raw, status):
    answer = post(people, raw)
    assert answer.status_code == status, answer.text
    assert answer.json()["code"] in ("malformed", "invalid-fields")


def test_a_body_over_a_mebibyte_is_refused(people):
    answer = post(people, b'{"a":"' + b"x" * (1 << 20) + b'"}')
    assert answer.status_code == 413


def test_an_action_elsewhere_is_a_conflict_and_anothers_is_forbidden(people):
    filed = people["suat-liaison"].file(
        "request", "suat", {"title": "路灯", "description": "不亮。"})
    assert people["officer-one"].attempt(filed["id"], "approve").status_code == 409
    assert people["suat-liaison"].attempt(filed["id"], "accept").status_code == 403
    stale = people["officer-one"].attempt(
        filed["id"], "ask-info", {"question": "哪里?"}, version=99)
    assert stale.status_code == 409 and stale.json()["code"] == "stale-version"
