"""Bodies that no honest client sends get a problem document that names every fault."""

import json

import pytest

GOOD = {
    "procedure": "request",
    "requester": "suat",
    "fields": {"title": "甲", "description": "乙"},
}


@pytest.fixture
def post(people):
    def send(body=None, raw=None):
        answer = people["suat-liaison"].send("POST", "/api/v1/cases", body, raw=raw)
        assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.text
        problem = answer.json()
        pointers = {one["pointer"] for one in problem.get("errors", [])}
        return answer.status_code, problem["code"], pointers

    return send


@pytest.mark.parametrize(
    "change, pointers",
    [
        ({"colour": "red", "flavour": 1}, {"/colour", "/flavour"}),
        (
            {"procedure": 7, "requester": [], "fields": "x"},
            {"/procedure", "/requester", "/fields"},
        ),
        ({"fields": {"titel": "甲", "description": "乙"}}, {"/fields/titel", "/fields/title"}),
        (
            {"fields": {"title": 7, "description": ["乙"]}},
            {"/fields/title", "/fields/description"},
        ),
        (
            {"fields": {"title": "长" * 61, "description": "长" * 4001}},
            {"/fields/title", "/fields/description"},
        ),
        (
            {"fields": {"title": "甲\u0007", "description": "乙\u0000"}},
            {"/fields/title", "/fields/description"},
        ),
        ({"fields": {"title": "甲\n乙", "description": "丙"}}, {"/fields/title"}),
        (
            {
                "fields": {
                    "title": "甲",
                    "description": "乙",
                    "urgency": "很急",
                    "raised-on": "2026-02-30",
                }
            },
            {"/fields/urgency", "/fields/raised-on"},
        ),
        ({"fields": {}}, {"/fields/title", "/fields/description"}),
    ],
)
def test_every_fault_is_named(post, change, pointers):
    assert post({**GOOD, **change}) == (422, "invalid-fields", pointers)


def test_missing_members_are_named(post):
    assert post({}) == (422, "invalid-fields", {"/procedure", "/requester", "/fields"})


DEEP = b'{"procedure":' + b"[" * 40 + b"]" * 40 + b"}"
DUPLICATE = b'{"procedure":"request","procedure":"clinic","requester":"suat","fields":{}}'


@pytest.mark.parametrize(
    "raw",
    [
        DEEP,
        DUPLICATE,
        b"",
        b"{",
        b"[]x",
        b'{"a":01}',
        b"\xff\xfe",
        b'{"a":"\\ud800"}',
        b'{"a":"\x01"}',
    ],
    ids=["deep", "duplicate", "empty", "open", "rest", "zero", "bytes", "surrogate", "control"],
)
def test_what_is_not_json_is_malformed(post, raw):
    status, code, _ = post(raw=raw)
    assert (status, code) == (400, "malformed")


def test_every_duplicate_key_is_pointed_at(post):
    assert post(raw=DUPLICATE)[2] == {"/procedure"}
    twice = (
        b'{"procedure":"request","requester":"suat","requester":"suat",'
        b'"fields":{"title":"a","title":"b","description":"c","\\u0064escription":"d"}}'
    )
    assert post(raw=twice)[2] == {"/requester", "/fields/title", "/fields/description"}


def test_what_lies_too_deep_is_pointed_at(post):
    _, _, pointers = post(raw=DEEP)
    assert pointers == {"/procedure" + "/0" * 31}


def test_every_fault_of_every_kind_is_named_at_once(post):
    """Unknown, of a wrong type, too long, with control characters, missing: all in one answer."""
    form = {
        "colour": "red",
        "description": "长" * 4001,
        "source": ["来电"],
        "raised-on": "soon",
        "confidential": "yes",
        "urgency": "很急",
        "contact-details": "0755\u0007",
    }
    told = {f"/fields/{name}" for name in form} | {"/fields/title"}
    assert post({**GOOD, "fields": form}) == (422, "invalid-fields", told)


def test_a_fault_of_a_field_calls_it_as_the_form_does(people):
    fields = {"title": "路灯\u0000不亮", "description": "西门\r夜里"}
    answer = people["suat-liaison"].send("POST", "/api/v1/cases", {**GOOD, "fields": fields})
    said = {one["pointer"]: one["message"] for one in answer.json()["errors"]}
    assert said["/fields/title"].startswith("标题: 含有不允许的控制字符 U+0000")
    assert said["/fields/description"].startswith("问题诉求: 含有不允许的控制字符 U+000D")


@pytest.mark.parametrize(
    "change, pointers",
    [
        ({"note": 7, "version": "1", "as": [], "extra": 1}, {"/note", "/version", "/as", "/extra"}),
        ({"note": "长" * 4001}, {"/note"}),
        ({"note": "\u0000"}, {"/note"}),
        (
            {"on_behalf": {"means": 3, "at": "yesterday", "colour": 1}},
            {"/on_behalf/means", "/on_behalf/at", "/on_behalf/colour"},
        ),
        (
            {"fields": {"category": "x", "urgency": 3, "colour": 1}},
            {"/fields/category", "/fields/urgency", "/fields/colour", "/fields/weight"},
        ),
    ],
)
def test_every_fault_of_an_action_is_named(people, change, pointers):
    officer = people["officer-one"]
    case = officer.all("/cases", state="submitted")[0]["id"]
    answer = officer.attempt(case, "accept", **change)
    assert answer.status_code == 422, answer.text
    assert {one["pointer"] for one in answer.json()["errors"]} == pointers


def test_too_much_is_refused(post):
    body = json.dumps({**GOOD, "x": "长" * 600_000}).encode()
    assert post(raw=body)[:2] == (413, "too-large")


def test_nothing_of_it_was_kept(people, post):
    before = len(people["officer-one"].all("/cases", limit=200))
    post({**GOOD, "colour": "red"})
    assert len(people["officer-one"].all("/cases", limit=200)) == before


def test_what_was_written_on_windows_is_kept_as_any_other_text(people):
    liaison = people["suat-liaison"]
    fields = {"title": "甲", "description": "第一行\r\n第二行"}
    case = liaison.file("request", "suat", fields)
    assert case["fields"]["description"] == "第一行\n第二行"
    table = "提出单位,标题,问题诉求\r\n中国科学院深圳理工大学,乙,\"第一行\r\n第二行\"\r\n"
    answer = people["officer-one"].send(
        "POST", "/api/v1/imports", raw=table.encode(), content="text/csv", kind="requests"
    )
    (imported,) = answer.json()["cases"]
    assert liaison.case(imported)["fields"]["description"] == "第一行\n第二行"
